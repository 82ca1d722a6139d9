package mlfz.exercises;

import static mlfz.exercises.Values.described;
import static mlfz.exercises.Values.text;
import static mlfz.exercises.Values.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mlfz.nn.GradientDescent;
import mlfz.nn.Model;
import mlfz.nn.scalar.Functions;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;

/** The check of 8.2's exercise 5: three classes told apart by three networks, each of which knows one class from the rest. */
public final class OneVsRest {
    private static final int CLASSES = 3;

    private final List<Model<double[]>> networks;
    private final Answer.One<double[]> classOf;
    private final List<double[]> points;
    private final List<Integer> classes;

    private OneVsRest(
            List<Model<double[]>> networks,
            Answer.One<double[]> classOf,
            List<double[]> points,
            List<Integer> classes) {
        this.networks = networks;
        this.classOf = classOf;
        this.points = points;
        this.classes = classes;
    }

    /**
     * Three trained networks, and the class that the surest of them stands for.
     *
     * @param networks the networks, that of class 0 first
     * @param classOf takes a point and gives 0, 1 or 2
     * @param points the reader's points
     * @param classes the class of each
     * @return a sentence, which begins with <i>Right</i> if the answer is
     */
    public static String check(
            Object networks, Answer.One<double[]> classOf, List<double[]> points, List<Integer> classes) {
        return Told.sentence(() -> {
            if (!(networks instanceof List<?> list) || list.size() != CLASSES) {
                String what = networks instanceof List<?> list ? "has " + list.size() : "is " + described(networks);
                return "networks " + what + ": it is to be a list of three networks.";
            }
            return new OneVsRest(models(list), classOf, points, classes).judge();
        });
    }

    private static List<Model<double[]>> models(List<?> networks) {
        List<Model<double[]>> models = new ArrayList<>();
        for (Object network : networks) {
            if (!(network instanceof Model<?>)) {
                throw new Told("networks has " + described(network) + " at place " + models.size()
                        + ": it is to be a list of three networks.");
            }
            @SuppressWarnings("unchecked") // a network for anything but points stops with an error that says so
            Model<double[]> model = (Model<double[]>) network;
            if (models.stream().anyMatch(other -> other == model)) {
                throw new Told("networks " + models.indexOf(model) + " and " + models.size()
                        + " are one and the same: make a new network for each class.");
            }
            models.add(model);
        }
        return models;
    }

    private String judge() throws Exception {
        int[] right = new int[CLASSES];
        int[] all = new int[CLASSES];
        double byNetworks = 0;
        for (int i = 0; i < points.size(); i++) {
            int actual = classes.get(i);
            all[actual]++;
            right[actual] += answer(points.get(i)) == actual ? 1 : 0;
            byNetworks += surest(points.get(i)) == actual ? 1 : 0;
        }
        String result = text(
                "Of %d, %d and %d points in the three classes, classOf gets %d, %d and %d right. ",
                all[0], all[1], all[2], right[0], right[1], right[2]);
        // What training the same networks gives, less 2 %: the reader's clouds may overlap.
        if (byNetworks / points.size() < reference() - 0.02) {
            return result + untrained();
        }
        if (!followsNetworks()) {
            return result + "It does not go by the networks: let classOf ask all three, and take the largest output.";
        }
        return "Right. " + result.strip();
    }

    private long answer(double[] x) throws Exception {
        return whole("The result of classOf", classOf.of(x));
    }

    /** The class whose network has the largest output. */
    private int surest(double[] x) {
        int best = 0;
        for (int k = 1; k < CLASSES; k++) {
            if (networks.get(k).forward(x).value()
                    > networks.get(best).forward(x).value()) {
                best = k;
            }
        }
        return best;
    }

    /** Which network knows its class least, in words. */
    private String untrained() {
        int worst = 0;
        double fewest = 1;
        for (int k = 0; k < CLASSES; k++) {
            double share = shareRight(networks.get(k), labels(k));
            if (share < fewest) {
                fewest = share;
                worst = k;
            }
        }
        return text(
                "The networks are not good yet: network %d tells only %.0f %% of the points right. "
                        + "Train it with label 1 for class %d and 0 for the others.",
                worst, 100 * fewest, worst);
    }

    private double shareRight(Model<double[]> network, List<Integer> labels) {
        return Trained.percentRight(network, points, labels) / 100;
    }

    private List<Integer> labels(int wanted) {
        return classes.stream().map(c -> c == wanted ? 1 : 0).toList();
    }

    /** The share of the points that three networks of our own get right, trained as the exercise says. */
    private double reference() {
        List<Model<double[]>> own = new ArrayList<>();
        for (int k = 0; k < CLASSES; k++) {
            var network = new Logistic();
            new GradientDescent<>(network, Losses::binaryCrossEntropy).run(points, labels(k), 0.1, 300);
            own.add(network);
        }
        var trained = new OneVsRest(own, classOf, points, classes);
        double right = 0;
        for (int i = 0; i < points.size(); i++) {
            right += trained.surest(points.get(i)) == classes.get(i) ? 1 : 0;
        }
        return right / points.size();
    }

    /** Whether classOf gives the surest network's class, also when the networks change places for a moment. */
    private boolean followsNetworks() throws Exception {
        if (!agrees()) {
            return false;
        }
        List<Map<String, Scalar>> before =
                networks.stream().map(Model::copyParameters).toList();
        try {
            for (int k = 0; k < CLASSES; k++) {
                networks.get(k).loadParameters(before.get((k + 1) % CLASSES));
            }
            return agrees();
        } finally {
            for (int k = 0; k < CLASSES; k++) {
                networks.get(k).loadParameters(before.get(k));
            }
        }
    }

    private boolean agrees() throws Exception {
        for (double[] x : points) {
            if (answer(x) != surest(x) && !tie(x)) {
                return false;
            }
        }
        return true;
    }

    /** Whether two networks are equally sure: either will do. */
    private boolean tie(double[] x) throws Exception {
        long yours = answer(x);
        return yours >= 0
                && yours < CLASSES
                && networks.get((int) yours).forward(x).value()
                        == networks.get(surest(x)).forward(x).value();
    }

    /** The network of the notebook: σ(a₁x₁ + a₂x₂ + b), all parameters 1. */
    private static final class Logistic extends Model<double[]> {
        private final Scalar a1 = new Scalar(1);
        private final Scalar a2 = new Scalar(1);
        private final Scalar b = new Scalar(1);

        @Override
        public Scalar forward(double[] x) {
            return Functions.sigmoid(a1.mul(x[0]).add(a2.mul(x[1])).add(b));
        }

        @Override
        public Map<String, Scalar> parameters() {
            return Map.of("a1", a1, "a2", a2, "b", b);
        }
    }
}
