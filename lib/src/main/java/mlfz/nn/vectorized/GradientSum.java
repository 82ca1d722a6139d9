package mlfz.nn.vectorized;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mlfz.nn.vectorized.Batch.Contribution;

/**
 * Adds up the contributions to the gradients of some parameters over all points, from the first batch to the last. A sum
 * in a given order cannot be vectorised, as each addition waits for the one before; but eight sums at a time wait together,
 * and where they have an array in common, such as a coordinate that all hidden units take, it is read once.
 */
final class GradientSum {
    private static final int WIDTH = 8;

    private final List<Batch> batches;
    private final int[] parameters; // one, or WIDTH with one contribution each that have an array in common
    private final double[] sums;

    private GradientSum(List<Batch> batches, List<Integer> parameters, double[] sums) {
        this.batches = batches;
        this.parameters = parameters.stream().mapToInt(p -> p).toArray();
        this.sums = sums;
    }

    /**
     * Divides the work.
     *
     * @param sums where the sums are added, by parameter
     */
    static List<GradientSum> of(List<Batch> batches, double[] sums) {
        Map<double[], List<Integer>> byArray = new IdentityHashMap<>();
        for (int p = 0; p < sums.length; p++) {
            List<Contribution> contributions = batches.get(0).contributions(p);
            if (contributions.size() == 1) {
                byArray.computeIfAbsent(contributions.get(0).gradient(), array -> new ArrayList<>())
                        .add(p);
                byArray.computeIfAbsent(contributions.get(0).factor(), array -> new ArrayList<>())
                        .add(p);
            }
        }
        List<GradientSum> parts = new ArrayList<>();
        List<Integer> left =
                new ArrayList<>(IntStream.range(0, sums.length).boxed().toList());
        for (List<Integer> candidates : byArray.values()) {
            candidates.retainAll(left);
            for (; candidates.size() >= WIDTH; candidates.subList(0, WIDTH).clear()) {
                List<Integer> some = List.copyOf(candidates.subList(0, WIDTH));
                parts.add(new GradientSum(batches, some, sums));
                left.removeAll(some);
            }
        }
        left.forEach(p -> parts.add(new GradientSum(batches, List.of(p), sums)));
        return parts;
    }

    void run() {
        for (Batch batch : batches) {
            if (parameters.length == WIDTH) {
                addEight(batch);
            } else {
                sums[parameters[0]] = add(batch.contributions(parameters[0]), sums[parameters[0]]);
            }
        }
    }

    private static double add(List<Contribution> contributions, double sum) {
        int size = contributions.isEmpty() ? 0 : contributions.get(0).gradient().length;
        for (int i = 0; i < size; i++) {
            for (Contribution contribution : contributions) {
                sum += contribution.gradient()[i] * contribution.factor()[i];
            }
        }
        return sum;
    }

    private void addEight(Batch batch) {
        Contribution[] uses = new Contribution[WIDTH];
        for (int k = 0; k < WIDTH; k++) {
            uses[k] = batch.contributions(parameters[k]).get(0);
        }
        boolean gradientInCommon = uses[0].gradient() == uses[1].gradient();
        double[] common = gradientInCommon ? uses[0].gradient() : uses[0].factor();
        double[][] others = new double[WIDTH][];
        for (int k = 0; k < WIDTH; k++) {
            others[k] = gradientInCommon ? uses[k].factor() : uses[k].gradient();
        }
        double[] eight = IntStream.of(parameters).mapToDouble(p -> sums[p]).toArray();
        addEight(common, others, eight);
        for (int k = 0; k < WIDTH; k++) {
            sums[parameters[k]] = eight[k];
        }
    }

    private static void addEight(double[] common, double[][] others, double[] sums) {
        double[] as = others[0], bs = others[1], cs = others[2], ds = others[3];
        double[] es = others[4], fs = others[5], gs = others[6], hs = others[7];
        double a = sums[0], b = sums[1], c = sums[2], d = sums[3];
        double e = sums[4], f = sums[5], g = sums[6], h = sums[7];
        for (int i = 0; i < common.length; i++) {
            double factor = common[i];
            a += factor * as[i];
            b += factor * bs[i];
            c += factor * cs[i];
            d += factor * ds[i];
            e += factor * es[i];
            f += factor * fs[i];
            g += factor * gs[i];
            h += factor * hs[i];
        }
        double[] results = {a, b, c, d, e, f, g, h};
        System.arraycopy(results, 0, sums, 0, WIDTH);
    }
}
