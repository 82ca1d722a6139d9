package mlfz.nn;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import mlfz.nn.scalar.Scalar;

/**
 * Whatever has parameters: a model, or a part of one, such as a layer. It finds its parameters itself; updating, copying,
 * saving and loading them are written here, once for all.
 *
 * <p>Not thread-safe, as {@link Scalar}s are not: one thread at a time may evaluate, train or change a block. Blocks that
 * share no Scalar can be trained by different threads at the same time, with the same digits as one after the other.
 */
public abstract class Block {
    private static final int SHOWN = 8; // by toString

    private transient Fields.Listing listing; // of the last call; transient, as it is no part of the block

    /**
     * The parameters by name, in an order that is the same at each call. The Scalars are the block's own: a change to one
     * of them is a change to the block.
     *
     * <p>Unless a subclass lists others, these are all Scalars in its fields, in the order of their declaration, those of
     * superclasses first; in arrays and lists in fields, whatever their depth; and in fields that are blocks. They are named
     * after the fields: {@code a}, {@code A[0][3]}, {@code hidden.weights[2]}. What is null is left out, and so are static
     * and transient fields, maps, sets, and local variables that the class uses; lists of more than 1000 elements, too, if
     * the first of them is a number or an array of numbers, as data are. A Scalar in two places has two names. The map cannot
     * be changed: a subclass that leaves some out, so that they are not trained, makes a {@code LinkedHashMap} of it.
     *
     * @throws IllegalStateException if two fields have the same name, one of them in a superclass, if a block, list or array
     *     contains itself, or if an object that is no block has Scalars in its fields
     */
    public Map<String, Scalar> parameters() {
        listing = Fields.of(this, Block.class, listing);
        return listing.parameters();
    }

    /**
     * One step of gradient descent on every parameter: θ ← θ − lr · ∂loss/∂θ, by the gradients of the last
     * {@link Scalar#backward()} that reached a parameter of this block. A parameter that it did not reach, since the loss
     * did not depend on it, stays. Each gradient is used once, and one with two names moves once.
     *
     * @param lr the learning rate
     * @throws IllegalArgumentException if lr is not positive and finite
     * @throws IllegalStateException if no {@code backward} has reached a parameter since the last update
     * @throws ArithmeticException if a parameter, its gradient, or where it would move is not finite. Whatever is thrown, no
     *     parameter changes
     */
    public void gradientUpdate(double lr) {
        new Scalar(0).gradientUpdate(lr); // which refuses a bad rate, and does nothing else
        Map<String, Scalar> parameters = checkedParameters();
        int pass = 0;
        for (Scalar parameter : parameters.values()) {
            pass = Math.max(pass, parameter.pass());
        }
        if (pass == 0) {
            throw new IllegalStateException("there is no new gradient for any of the parameters " + parameters.keySet()
                    + ": call backward() on a loss that depends on them, and see to it that parameters() lists the very "
                    + "Scalars that the loss is computed from, not copies");
        }
        parameters.forEach(Block::requireFiniteValue);
        for (Map.Entry<String, Scalar> parameter : parameters.entrySet()) {
            if (parameter.getValue().pass() == pass) {
                requireFiniteStep(parameter.getKey(), parameter.getValue(), lr);
            }
        }
        for (Scalar parameter : parameters.values()) {
            boolean reached = parameter.pass() == pass;
            double value = parameter.value();
            parameter.gradientUpdate(lr); // which uses up the gradient of an earlier loss, too
            if (!reached) {
                parameter.setValue(value);
            }
        }
    }

    /** A subclass may list what it likes, and forget to. */
    private Map<String, Scalar> checkedParameters() {
        Map<String, Scalar> parameters = Objects.requireNonNull(parameters(), "parameters()");
        parameters.forEach((name, parameter) -> Objects.requireNonNull(parameter, () -> "parameter " + name));
        return parameters;
    }

    private static void requireFiniteValue(String name, Scalar parameter) {
        if (!Double.isFinite(parameter.value())) {
            throw new ArithmeticException("the parameter " + name + " = " + parameter.value()
                    + ": expected a finite number; start again from a new model");
        }
    }

    private static void requireFiniteStep(String name, Scalar parameter, double lr) {
        if (!Double.isFinite(parameter.grad())) {
            throw new ArithmeticException(
                    "the derivative of the loss by " + name + " is " + parameter.grad() + " at " + name
                            + " = " + parameter.value()
                            + ", and no parameter has moved: look for an operation without a finite "
                            + "derivative there, such as the root of 0, or for numbers that have grown from step to step");
        }
        double moved = parameter.value() - lr * parameter.grad();
        if (!Double.isFinite(moved)) {
            throw new ArithmeticException(
                    "a step of lr = " + lr + " would take " + name + " from " + parameter.value() + " to " + moved
                            + ", and no parameter has moved: start again from a new model with a smaller learning rate");
        }
    }

    /** A deep copy of the parameters, in the same order: new Scalars with the same values. */
    public Map<String, Scalar> copyParameters() {
        Map<String, Scalar> copy = new LinkedHashMap<>();
        checkedParameters().forEach((name, parameter) -> copy.put(name, new Scalar(parameter.value())));
        return copy;
    }

    /** The values of the parameters, in the same order. */
    public Map<String, Double> parameterValues() {
        Map<String, Double> values = new LinkedHashMap<>();
        checkedParameters().forEach((name, parameter) -> values.put(name, parameter.value()));
        return values;
    }

    /**
     * Sets every parameter to the saved value of its name, which may be any number. Values are copied: the block keeps its
     * own Scalars and shares nothing with the saved map.
     *
     * @throws IllegalArgumentException if a parameter of the block is missing in the map, if the map has a name that is
     *     none of its parameters, or two values for a Scalar with two names; no parameter changes then
     * @throws NullPointerException if a saved Scalar is null; no parameter changes then
     */
    public void loadParameters(Map<String, Scalar> saved) {
        Objects.requireNonNull(saved, "saved");
        Map<String, Scalar> parameters = checkedParameters();
        var missing = new LinkedHashSet<>(parameters.keySet());
        missing.removeAll(saved.keySet());
        var unknown = new LinkedHashSet<>(saved.keySet());
        unknown.removeAll(parameters.keySet());
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new IllegalArgumentException("the saved parameters do not fit the model: missing " + missing
                    + ", unknown " + unknown + "; expected exactly " + parameters.keySet());
        }
        Map<Scalar, Double> values = new HashMap<>();
        parameters.forEach((name, parameter) -> {
            double value = Objects.requireNonNull(saved.get(name), "saved parameter " + name)
                    .value();
            Double other = values.put(parameter, value);
            if (other != null && other.compareTo(value) != 0) {
                throw new IllegalArgumentException(
                        "the saved " + name + " = " + value + " and another name of the same " + "parameter, which is "
                                + other + ", differ: expected one value");
            }
        });
        values.forEach(Scalar::setValue);
    }

    /** The class and its parameters, such as {@code Line{a=1.0, b=1.0}}; of more than eight the first ones. */
    @Override
    public String toString() {
        Class<?> type = getClass().isAnonymousClass() ? getClass().getSuperclass() : getClass();
        String name = type.getSimpleName();
        Map<String, Double> values = parameterValues();
        if (values.size() <= SHOWN) {
            return name + values;
        }
        String first = values.entrySet().stream()
                .limit(SHOWN / 2)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        return name + "{" + first + ", … " + values.size() + " parameters in all}";
    }
}
