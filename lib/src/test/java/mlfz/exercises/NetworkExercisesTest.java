package mlfz.exercises;

import static mlfz.exercises.Rows.assertTold;
import static mlfz.exercises.Rows.points;
import static mlfz.exercises.Rows.row;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import mlfz.data.Datasets;
import mlfz.exercises.Rows.Points;
import mlfz.nn.GradientDescent;
import mlfz.nn.Model;
import mlfz.nn.scalar.Functions;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;

class NetworkExercisesTest {
    private static final Points BLOBS = points(Datasets.blobs(100, 5, 1, new Random(156)));

    /** The class of the notebook. */
    static class ZeroLayerNetwork extends Model<double[]> {
        Scalar a1 = new Scalar(1);
        Scalar a2 = new Scalar(1);
        Scalar b = new Scalar(1);

        @Override
        public Scalar forward(double[] x) {
            return Functions.sigmoid(a1.mul(x[0]).add(a2.mul(x[1])).add(b));
        }

        @Override
        public Map<String, Scalar> parameters() {
            return new TreeMap<>(Map.of("a1", a1, "a2", a2, "b", b));
        }
    }

    private static ZeroLayerNetwork trained() {
        var model = new ZeroLayerNetwork();
        new GradientDescent<>(model, Losses::binaryCrossEntropy).run(BLOBS.xs(), BLOBS.ys(), 0.1, 100);
        return model;
    }

    private static Rows.Row point(Object answer, String... words) {
        return row(() -> NetworkExercises.undecided(answer, trained()), words);
    }

    @Test
    void aPointIsToldOnWhichSideItLies() {
        assertTold(
                point(new double[] {7.03, 10}, "Right", "0.50"),
                point(new double[] {7, 10}, "Right"),
                point(new double[] {-5.75, -10}, "Right"),
                point(new double[] {0, 0}, "go farther away"),
                point(new double[] {-8, 0}, "on the blue side"),
                point(new double[] {5, 0}, "on the orange side"));
    }

    @Test
    void whatIsNoPointIsToldSo() {
        assertTold(
                point(null, "null", "two coordinates"),
                point(new double[] {1}, "has 1 number:", "two coordinates"),
                point(new double[] {1, 2, 3}, "has 3 numbers:", "two coordinates"),
                point(new double[] {1, 2, 3}, "has 3 numbers"),
                point(new int[] {7, 10}, "an int[]", "a double[]"),
                point(new Double[] {7.0, 10.0}, "a Double[]"),
                point(7, "an int"),
                point(new double[] {Double.NaN, 0}, "NaN", "at least 5"),
                point(new double[] {Double.POSITIVE_INFINITY, 0}, "Infinity"));
    }

    /** Which points an answer counts, and what it makes of the count. */
    private interface Counting {
        boolean counts(int predicted, int label);
    }

    private interface Share {
        Object of(int count, int all);
    }

    private static Rows.Row share(Counting counting, Share share, String... words) {
        return accuracy(
                (model, points, labels) -> {
                    int count = 0;
                    for (int i = 0; i < points.size(); i++) {
                        int predicted = model.forward(points.get(i)).value() > 0.5 ? 1 : 0;
                        count += counting.counts(predicted, labels.get(i)) ? 1 : 0;
                    }
                    return share.of(count, points.size());
                },
                words);
    }

    private static Rows.Row accuracy(
            Answer.Three<Model<double[]>, List<double[]>, List<Integer>> answer, String... words) {
        return row(
                () -> NetworkExercises.accuracy(answer, new ZeroLayerNetwork(), trained(), BLOBS.xs(), BLOBS.ys()),
                words);
    }

    @Test
    void theShareOfThePointsThatAreRightIsRight() {
        assertTold(
                share((p, y) -> p == y, (count, all) -> (double) count / all, "Right", "0.0 before", "1.0 after"),
                share((p, y) -> p != y, (count, all) -> 1 - (double) count / all, "Right"));
    }

    @Test
    void anAccuracyThatIsWrongIsToldWhy() {
        Share part = (count, all) -> (double) count / all;
        assertTold(
                share((p, y) -> false, part, "is 0.0", "count those"),
                share((p, y) -> p != y, part, "gets wrong"),
                share((p, y) -> p == y, (count, all) -> count, "divide by the number of points"),
                share((p, y) -> p == y, (count, all) -> 100.0 * count / all, "in percent"),
                share((p, y) -> p == y, (count, all) -> count / all, "loses its fraction"),
                share((p, y) -> p == 1, part, "Compare with the labels"),
                share((p, y) -> p == 1 && y == 1, part, "of class 0"),
                share((p, y) -> p == y, (count, all) -> count / 4.0, "For 6 points"),
                share((p, y) -> p == y, (count, all) -> Double.NaN, "NaN", "should be 0.75"),
                share((p, y) -> p == y, (count, all) -> null, "returns null"),
                share((p, y) -> p == y, (count, all) -> 0.75, "For 6 points", "is 0.75", "model that you are given"),
                accuracy((model, points, labels) -> labels.get(4), "IndexOutOfBounds"));
    }

    @Test
    void anAccuracyThatGoesByItsOwnModelOrTakesHalfForClass1IsFound() {
        var own = trained();
        assertTold(
                accuracy(
                        (model, points, labels) -> Trained.percentRight(own, points, labels) / 100,
                        "a model that says the opposite",
                        "ask the model that you are given"),
                accuracy(
                        (model, points, labels) -> {
                            double right = 0;
                            for (int i = 0; i < points.size(); i++) {
                                int predicted = model.forward(points.get(i)).value() >= 0.5 ? 1 : 0;
                                right += predicted == labels.get(i) ? 1 : 0;
                            }
                            return right / points.size();
                        },
                        "exactly 0.5",
                        "class 0"));
    }

    private static Rows.Row softplus(Answer.One<Scalar> answer, String... words) {
        return row(() -> NetworkExercises.softplus(answer), words);
    }

    private static Scalar naive(Scalar t) {
        return Functions.log(Functions.exp(t).add(1));
    }

    private static Scalar endless(Scalar t) {
        return endless(t.neg());
    }

    @Test
    void softplusInBothFormsIsRight() {
        assertTold(
                softplus(t -> t.value() > 0 ? t.add(naive(t.neg())) : naive(t), "Right"),
                softplus(t -> Functions.relu(t).add(naive(t.value() > 0 ? t.neg() : t)), "Right"));
    }

    @Test
    void softplusThatIsWrongIsToldWhere() {
        assertTold(
                softplus(t -> null, "returns null", "a Scalar"),
                softplus(t -> 0.97, "returns a double"),
                softplus(t -> naive(t), "softplus(1000.0)", "Infinity", "see the hint"),
                softplus(t -> t.add(naive(t.neg())), "softplus(-1000.0)", "below 0"),
                softplus(t -> Functions.relu(t), "softplus(0.5)"),
                softplus(t -> t.value() > 100 ? t.mul(2) : naive(t), "softplus(1000.0)", "is 2000.0"),
                softplus(t -> t.value() > 20 ? new Scalar(t.value()) : naive(t), "softplus(30.0)"),
                softplus(t -> naive(t.neg()), "softplus(0.5)"),
                softplus(t -> new Scalar(Math.log1p(Math.exp(t.value()))), "derivative is 0.0", "Scalars all the way"),
                softplus(t -> t.mul(Double.NaN), "NaN"),
                softplus(t -> endless(t), "StackOverflowError"));
    }

    private static Rows.Row penalised(Answer.Three<Scalar, ZeroLayerNetwork, Double> answer, String... words) {
        return row(() -> NetworkExercises.penalised(answer, ZeroLayerNetwork::new, BLOBS.xs(), BLOBS.ys()), words);
    }

    private static Scalar squares(ZeroLayerNetwork network) {
        return network.a1.pow(2).add(network.a2.pow(2));
    }

    @Test
    void thePenaltyOnBothSquaresIsRight() {
        assertTold(
                penalised((loss, n, s) -> loss.add(squares(n).mul(s)), "Right", "without a penalty"),
                penalised(
                        (loss, n, s) ->
                                loss.add(n.a1.pow(2).mul(s)).add(n.a2.mul(n.a2).mul(s)),
                        "Right"));
    }

    @Test
    void aPenaltyThatIsWrongIsToldWhy() {
        assertTold(
                penalised((loss, n, s) -> loss, "no penalty yet"),
                penalised((loss, n, s) -> squares(n).mul(s), "the penalty alone"),
                penalised((loss, n, s) -> loss.add(squares(n).add(n.b.pow(2)).mul(s)), "leave out b"),
                penalised((loss, n, s) -> loss.add(n.a1.pow(2).mul(s)).add(n.a2.pow(2)), "factor of both"),
                penalised((loss, n, s) -> loss.add(n.a1.pow(2)).add(n.a2.pow(2).mul(s)), "factor of both"),
                penalised((loss, n, s) -> loss.add(n.a1.pow(2).add(n.a2).mul(s)), "square a2"),
                penalised((loss, n, s) -> loss.add(n.a1.add(n.a2.pow(2)).mul(s)), "square a1"),
                penalised((loss, n, s) -> loss.add(n.a1.add(n.a2).mul(s)), "square both"),
                penalised((loss, n, s) -> loss.add(n.a1.add(n.a2).pow(2).mul(s)), "not their sum"),
                penalised((loss, n, s) -> loss.add(squares(n)), "by the strength"),
                penalised((loss, n, s) -> loss.add(n.a1.pow(2).mul(s)), "a2 has a price"),
                penalised((loss, n, s) -> loss.add(n.a2.pow(2).mul(s)), "a1 has a price"),
                penalised((loss, n, s) -> loss.sub(squares(n).mul(s)), "do not subtract"),
                penalised((loss, n, s) -> loss.add(squares(n)).mul(s), "squares alone"),
                penalised((loss, n, s) -> loss.add(squares(n).mul(0.5)), "strength 0.125"),
                penalised((loss, n, s) -> loss.add(squares(n).mul(s * s)), "should be"),
                penalised((loss, n, s) -> null, "returns null"),
                penalised((loss, n, s) -> 19.5, "returns a double"),
                penalised((loss, n, s) -> loss.mul(Double.NaN), "NaN"));
    }

    @Test
    void derivativesOfThePenaltyAreLookedAt() {
        assertTold(
                penalised(
                        (loss, n, s) -> loss.add(s * (n.a1.value() * n.a1.value() + n.a2.value() * n.a2.value())),
                        "respect to a1 is 0.0",
                        "not its value()"),
                penalised(
                        (loss, n, s) -> loss.add(n.a1.pow(2).mul(s)).add(s * n.a2.value() * n.a2.value()),
                        "respect to a2 is 0.0",
                        "not its value()"),
                penalised((loss, n, s) -> squares(n).mul(s).add(loss.value()), "respect to the loss is 0.0"));
    }
}
