package mlfz.nn;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import mlfz.nn.scalar.Scalar;

/**
 * A function with parameters that can be trained: x ↦ f(x; θ).
 *
 * <p>A model says two things, how it computes its prediction and what its parameters are called; updating, copying and
 * loading the parameters follow from these and are written here once for every model.
 *
 * <p>Not thread-safe, as its {@link Scalar}s are not: one thread at a time may evaluate, train or change a model. Models that
 * share no Scalar can be trained by different threads at the same time, with the same digits as one after the other.
 *
 * @param <X> what the model takes, e.g. {@code Double} for a number or {@code double[]} for a point
 */
public abstract class Model<X> implements Function<X, Scalar> {
    /** The prediction for x, as a graph from the parameters to the result. */
    public abstract Scalar forward(X x);

    /**
     * The parameters by name, in an order that is the same at each call. The Scalars are the model's own: a change to
     * one of them is a change to the model.
     */
    public abstract Map<String, Scalar> parameters();

    /** The same as {@link #forward}, so that a model can be used wherever a function is asked for. */
    @Override
    public final Scalar apply(X x) {
        return forward(x);
    }

    /**
     * One step of gradient descent on every parameter: θ ← θ − lr · ∂loss/∂θ, with the gradients of the last
     * {@link Scalar#backward()}. A parameter that the loss did not depend on has its gradient from before, and moves by that.
     *
     * @param lr the learning rate
     * @throws IllegalArgumentException if lr is not positive and finite; no parameter changes then
     */
    public void gradientUpdate(double lr) {
        for (Scalar parameter : parameters().values()) {
            parameter.gradientUpdate(lr);
        }
    }

    /** Whether a subclass has a {@link #gradientUpdate} of its own, such as one with momentum. */
    final boolean hasOwnUpdate() {
        try {
            return getClass().getMethod("gradientUpdate", double.class).getDeclaringClass() != Model.class;
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e); // this class has one
        }
    }

    /** A deep copy of the parameters, in the same order: new Scalars with the same values. */
    public Map<String, Scalar> copyParameters() {
        Map<String, Scalar> copy = new LinkedHashMap<>();
        parameters().forEach((name, parameter) -> copy.put(name, new Scalar(parameter.value())));
        return copy;
    }

    /** The values of the parameters, in the same order. */
    public Map<String, Double> parameterValues() {
        Map<String, Double> values = new LinkedHashMap<>();
        parameters().forEach((name, parameter) -> values.put(name, parameter.value()));
        return values;
    }

    /**
     * Sets every parameter to the saved value of its name. Values are copied: the model keeps its own Scalars and shares
     * nothing with the saved map.
     *
     * @throws IllegalArgumentException if a parameter of the model is missing in the map, or the map has a name that is
     *     none of the model's parameters; no parameter changes then
     * @throws NullPointerException if a saved Scalar is null; no parameter changes then
     */
    public void loadParameters(Map<String, Scalar> saved) {
        Objects.requireNonNull(saved, "saved");
        Map<String, Scalar> parameters = parameters();
        var missing = new LinkedHashSet<>(parameters.keySet());
        missing.removeAll(saved.keySet());
        var unknown = new LinkedHashSet<>(saved.keySet());
        unknown.removeAll(parameters.keySet());
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new IllegalArgumentException("the saved parameters do not fit the model: missing " + missing
                    + ", unknown " + unknown + "; expected exactly " + parameters.keySet());
        }
        Map<String, Double> values = new HashMap<>();
        saved.forEach((name, p) -> values.put(
                name, Objects.requireNonNull(p, "saved parameter " + name).value()));
        parameters.forEach((name, parameter) -> parameter.setValue(values.get(name)));
    }
}
