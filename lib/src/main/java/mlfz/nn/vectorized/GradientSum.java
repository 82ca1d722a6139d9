package mlfz.nn.vectorized;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The sum over some points of what they contribute to the gradient of a parameter. A sum in a given order cannot be
 * vectorised, as each addition waits for the one before; but eight sums at a time wait together, and where they have an array
 * in common, such as a coordinate that all hidden units take, it is read once.
 */
final class GradientSum {
    private static final int WIDTH = 8;

    /** A use of a parameter, which contributes for each point gradient · factor to its gradient. */
    record Use(double[] gradient, double[] factor) {}

    private final int[] parameters; // one, or WIDTH that are used once each and have an array in common
    private final List<Use> uses; // of these

    private GradientSum(List<Integer> parameters, List<List<Use>> allUses) {
        this.parameters = parameters.stream().mapToInt(p -> p).toArray();
        uses = parameters.stream().flatMap(p -> allUses.get(p).stream()).toList();
    }

    /**
     * Divides the work.
     *
     * @param uses of each parameter, in the order in which backpropagation comes to them
     */
    static List<GradientSum> of(List<List<Use>> uses) {
        List<Integer> left =
                new ArrayList<>(IntStream.range(0, uses.size()).boxed().toList());
        Map<double[], List<Integer>> byArray = new LinkedHashMap<>(); // arrays are equal if they are the same
        for (int p : left) {
            if (uses.get(p).size() == 1) {
                Use use = uses.get(p).get(0);
                byArray.computeIfAbsent(use.gradient, array -> new ArrayList<>())
                        .add(p);
                byArray.computeIfAbsent(use.factor, array -> new ArrayList<>()).add(p);
            }
        }
        List<GradientSum> parts = new ArrayList<>();
        for (List<Integer> candidates : byArray.values()) {
            candidates.retainAll(left);
            for (; candidates.size() >= WIDTH; candidates.subList(0, WIDTH).clear()) {
                List<Integer> eight = List.copyOf(candidates.subList(0, WIDTH));
                parts.add(new GradientSum(eight, uses));
                left.removeAll(eight);
            }
        }
        left.forEach(p -> parts.add(new GradientSum(List.of(p), uses)));
        return parts;
    }

    /** Goes on with the sums, which are in the order of the parameters. */
    void addTo(double[] sums) {
        if (parameters.length < WIDTH) {
            sums[parameters[0]] = add(sums[parameters[0]]);
            return;
        }
        boolean gradientInCommon = uses.get(0).gradient == uses.get(1).gradient;
        double[][] others = new double[WIDTH][];
        double[] eight = new double[WIDTH];
        for (int k = 0; k < WIDTH; k++) {
            others[k] = gradientInCommon ? uses.get(k).factor : uses.get(k).gradient;
            eight[k] = sums[parameters[k]];
        }
        addEight(gradientInCommon ? uses.get(0).gradient : uses.get(0).factor, others, eight);
        for (int k = 0; k < WIDTH; k++) {
            sums[parameters[k]] = eight[k];
        }
    }

    private double add(double sum) {
        int size = uses.isEmpty() ? 0 : uses.get(0).gradient.length;
        for (int i = 0; i < size; i++) {
            for (Use use : uses) {
                sum += use.gradient[i] * use.factor[i];
            }
        }
        return sum;
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
