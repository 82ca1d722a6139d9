package mlfz.nn.scalar;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mlfz.nn.scalar.Lanes.Share;

/**
 * Adds up the gradients of some parameters over all lanes, from the first to the last. A sum in a given order cannot be
 * vectorised, as each addition waits for the one before; but eight sums at a time wait together, and where they have an array in
 * common, such as a coordinate that all hidden units take, it is read once.
 */
final class ParameterSum {
    private static final int WIDTH = 8;

    private final List<Lanes> lanes;
    private final int[] variables;
    private final boolean inCommon; // WIDTH variables with one share each, which have an array in common
    private final double[] sums;

    private ParameterSum(List<Lanes> lanes, List<Integer> variables, boolean inCommon, double[] sums) {
        this.lanes = lanes;
        this.variables = variables.stream().mapToInt(v -> v).toArray();
        this.inCommon = inCommon;
        this.sums = sums;
    }

    /**
     * Divides the work.
     *
     * @param sums where the sums are added, by variable
     */
    static List<ParameterSum> of(List<Lanes> lanes, double[] sums) {
        Lanes first = lanes.get(0);
        Map<double[], List<Integer>> byArray = new IdentityHashMap<>();
        for (int v = 0; v < sums.length; v++) {
            if (first.shares(v).size() == 1) {
                Share share = first.shares(v).get(0);
                byArray.computeIfAbsent(share.gradient(), array -> new ArrayList<>())
                        .add(v);
                byArray.computeIfAbsent(share.factor(), array -> new ArrayList<>())
                        .add(v);
            }
        }
        List<ParameterSum> parts = new ArrayList<>();
        List<Integer> left =
                new ArrayList<>(IntStream.range(0, sums.length).boxed().toList());
        for (List<Integer> candidates : byArray.values()) {
            candidates.retainAll(left);
            for (; candidates.size() >= WIDTH; candidates.subList(0, WIDTH).clear()) {
                List<Integer> some = List.copyOf(candidates.subList(0, WIDTH));
                parts.add(new ParameterSum(lanes, some, true, sums));
                left.removeAll(some);
            }
        }
        left.forEach(v -> parts.add(new ParameterSum(lanes, List.of(v), false, sums)));
        return parts;
    }

    void run() {
        for (Lanes some : lanes) {
            if (inCommon) {
                addEight(some);
            } else {
                sums[variables[0]] = add(some.shares(variables[0]), sums[variables[0]]);
            }
        }
    }

    private static double add(List<Share> shares, double sum) {
        int size = shares.isEmpty() ? 0 : shares.get(0).gradient().length;
        for (int i = 0; i < size; i++) {
            for (Share share : shares) {
                sum += share.gradient()[i] * share.factor()[i];
            }
        }
        return sum;
    }

    private void addEight(Lanes some) {
        Share[] shares = new Share[WIDTH];
        for (int k = 0; k < WIDTH; k++) {
            shares[k] = some.shares(variables[k]).get(0);
        }
        double[] gradient = shares[0].gradient();
        boolean gradientInCommon = gradient == shares[1].gradient();
        double[] common = gradientInCommon ? gradient : shares[0].factor();
        double[][] others = new double[WIDTH][];
        double[] eight = new double[WIDTH];
        for (int k = 0; k < WIDTH; k++) {
            others[k] = gradientInCommon ? shares[k].factor() : shares[k].gradient();
            eight[k] = sums[variables[k]];
        }
        addEight(common, others, eight);
        for (int k = 0; k < WIDTH; k++) {
            sums[variables[k]] = eight[k];
        }
    }

    private static void addEight(double[] common, double[][] others, double[] sums) {
        double[] a = others[0];
        double[] b = others[1];
        double[] c = others[2];
        double[] d = others[3];
        double[] e = others[4];
        double[] f = others[5];
        double[] g = others[6];
        double[] h = others[7];
        double sumA = sums[0];
        double sumB = sums[1];
        double sumC = sums[2];
        double sumD = sums[3];
        double sumE = sums[4];
        double sumF = sums[5];
        double sumG = sums[6];
        double sumH = sums[7];
        for (int i = 0; i < common.length; i++) {
            double factor = common[i];
            sumA += factor * a[i];
            sumB += factor * b[i];
            sumC += factor * c[i];
            sumD += factor * d[i];
            sumE += factor * e[i];
            sumF += factor * f[i];
            sumG += factor * g[i];
            sumH += factor * h[i];
        }
        sums[0] = sumA;
        sums[1] = sumB;
        sums[2] = sumC;
        sums[3] = sumD;
        sums[4] = sumE;
        sums[5] = sumF;
        sums[6] = sumG;
        sums[7] = sumH;
    }
}
