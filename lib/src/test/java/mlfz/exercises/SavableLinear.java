package mlfz.exercises;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import mlfz.nn.scalar.Scalar;

/** The class of 8.1, with another step if one is given. */
class SavableLinear implements Function<Double, Scalar> {
    Scalar a = new Scalar(1);
    Scalar b = new Scalar(1);
    private final DoubleConsumer step;

    SavableLinear(DoubleConsumer step) {
        this.step = step;
    }

    @Override
    public Scalar apply(Double x) {
        return a.mul(x).add(b);
    }

    Map<String, Scalar> parameters() {
        return new TreeMap<>(Map.of("a", a, "b", b));
    }

    void gradientUpdate(double lr) {
        step.accept(lr);
    }

    Map<String, Scalar> copyParameters() {
        var copy = new TreeMap<String, Scalar>();
        parameters().forEach((name, p) -> copy.put(name, new Scalar(p.value())));
        return copy;
    }

    void loadParameters(Map<String, Scalar> saved) {
        parameters().forEach((name, p) -> p.setValue(saved.get(name).value()));
    }
}
