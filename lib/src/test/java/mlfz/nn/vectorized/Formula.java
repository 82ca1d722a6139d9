package mlfz.nn.vectorized;

import static mlfz.nn.scalar.Functions.cos;
import static mlfz.nn.scalar.Functions.exp;
import static mlfz.nn.scalar.Functions.log;
import static mlfz.nn.scalar.Functions.mean;
import static mlfz.nn.scalar.Functions.relu;
import static mlfz.nn.scalar.Functions.sigmoid;
import static mlfz.nn.scalar.Functions.sin;
import static mlfz.nn.scalar.Functions.sum;
import static mlfz.nn.scalar.Functions.tanh;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import mlfz.nn.Model;
import mlfz.nn.scalar.Scalar;

/** A model with parameters p0, p1, … that start at random, and a formula of them; and formulas and points to try it on. */
final class Formula extends Model<double[]> {
    final Map<String, Scalar> parameters = new LinkedHashMap<>();
    final List<Scalar> p;
    private final BiFunction<List<Scalar>, double[], Scalar> formula;

    Formula(int count, BiFunction<List<Scalar>, double[], Scalar> formula) {
        this(random(count), formula);
    }

    private static List<Scalar> random(int count) {
        Random rng = new Random(3);
        return IntStream.range(0, count)
                .mapToObj(i -> Scalar.random(rng, 0.1, 1))
                .toList();
    }

    Formula(List<Scalar> p, BiFunction<List<Scalar>, double[], Scalar> formula) {
        this.p = p;
        p.forEach(parameter -> parameters.put("p" + parameters.size(), parameter));
        this.formula = formula;
    }

    @Override
    public Scalar forward(double[] x) {
        return formula.apply(p, x);
    }

    @Override
    public Map<String, Scalar> parameters() {
        return parameters;
    }

    static List<double[]> points(int count) {
        Random rng = new Random(1);
        return IntStream.range(0, count)
                .mapToObj(i -> new double[] {rng.nextGaussian(), rng.nextGaussian()})
                .toList();
    }

    static List<Integer> labels(List<double[]> points) {
        return points.stream().map(x -> x[0] * x[1] > 0 ? 1 : 0).toList();
    }

    static Scalar network(List<Scalar> p, double[] x) {
        List<Scalar> terms = new ArrayList<>();
        for (int j = 0; j < p.size() / 4; j++) {
            terms.add(p.get(4 * j)
                    .mul(tanh(p.get(4 * j + 1)
                            .mul(x[0])
                            .add(p.get(4 * j + 2).mul(x[1]))
                            .add(p.get(4 * j + 3)))));
        }
        return sigmoid(sum(terms));
    }

    /** Every operation, with Scalars and with plain numbers on either side. */
    static Scalar everything(List<Scalar> p, double[] x) {
        Scalar a = p.get(0);
        Scalar b = p.get(1);
        Scalar shared = a.mul(x[0]).sub(b.mul(x[1]));
        Scalar positive = shared.mul(shared).add(1);
        Scalar constant = new Scalar(0.5);
        return sigmoid(mean(List.of(
                sin(shared),
                cos(shared),
                exp(shared.neg().div(4)),
                log(positive),
                relu(shared),
                tanh(a.sub(x[0])),
                positive.pow(b),
                positive.pow(-0.5),
                a.pow(2).mul(b),
                a.rsub(x[0]),
                positive.rdiv(x[1]),
                a.div(positive),
                constant.mul(a),
                b.mul(a),
                a.mul(a),
                shared.sub(1),
                tanh(a),
                positive.div(b).mul(constant),
                exp(log(a.add(b))))));
    }

    /** The loss of 8.0, written out. */
    static Scalar writtenOut(List<Scalar> predictions, List<? extends Number> targets) {
        Scalar sum = new Scalar(0);
        for (int i = 0; i < predictions.size(); i++) {
            sum = sum.add(predictions.get(i).sub(targets.get(i).doubleValue()).pow(2));
        }
        return sum.div(predictions.size());
    }
}
