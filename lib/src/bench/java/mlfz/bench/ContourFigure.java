package mlfz.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleBinaryOperator;
import javax.imageio.ImageIO;
import mlfz.data.Datasets;
import mlfz.plot.Figure;
import mlfz.plot.Picture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tech.tablesaw.api.Table;

/**
 * The figure of a classifier: its output on a grid of 100 × 100 nodes in 100 levels, the decision boundary, 400 points on
 * top, and the PNG of 800 × 800 pixels that a notebook is given. The peer is matplotlib's contourf, contour and scatter
 * on the same functions: {@code contour_peer.py}. The script peers.py runs both and prints the ratios.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ContourFigure {
    private static final List<String> FUNCTIONS = List.of("plane", "network", "islands");

    @Param({"plane", "network", "islands"})
    private String function;

    private DoubleBinaryOperator f;
    private List<double[]> points;
    private List<Integer> labels;
    private Picture picture;

    /**
     * Makes the whole figure of each function in turn, and prints the function's name and the seconds of each run.
     *
     * @param args the number of runs
     */
    public static void main(String[] args) throws IOException {
        for (String name : FUNCTIONS) {
            var contour = new ContourFigure();
            contour.function = name;
            contour.setUp();
            for (int run = 0; run < Integer.parseInt(args[0]); run++) {
                long begin = System.nanoTime();
                contour.all();
                System.out.println(name + " " + (System.nanoTime() - begin) / 1e9);
            }
        }
    }

    /** Makes the points, and draws the figure once for those who start from a picture. */
    @Setup
    public void setUp() {
        f = switch (function) {
            case "plane" -> (x, y) -> sigmoid(0.3 * x + 0.1 * y);
            case "network" -> ContourFigure::network;
            case "islands" -> (x, y) -> sigmoid(2 * Math.sin(1.5 * x) * Math.cos(1.5 * y) + 0.1 * x);
            default -> throw new IllegalArgumentException(function);
        };
        Table spiral = Datasets.spiral(200, 2, 380, new Random(1));
        points = Datasets.points(spiral);
        labels = Datasets.labels(spiral);
        picture = picture();
    }

    /** The function on the grid, and its levels. */
    @Benchmark
    public Figure grid() {
        return figure();
    }

    /** The same, painted. */
    @Benchmark
    public Picture picture() {
        return figure().classes(points, labels).picture("a contour");
    }

    /** The PNG of a painted picture. */
    @Benchmark
    public byte[] png() throws IOException {
        return encoded(picture);
    }

    /** All of it. */
    @Benchmark
    public byte[] all() throws IOException {
        return encoded(picture());
    }

    private Figure figure() {
        return Figure.plane("a classifier", "x1", "x2", -10, 10).contour(f);
    }

    private static byte[] encoded(Picture picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    /** 16 hidden units with weights between −1 and 1 that anybody can compute again. */
    private static double network(double x, double y) {
        double sum = 0;
        for (int j = 0; j < 16; j++) {
            sum += 2 * Math.sin(5 * j + 2) * Math.tanh(Math.sin(7 * j) * x + Math.sin(3 * j + 1) * y);
        }
        return sigmoid(sum);
    }

    private static double sigmoid(double t) {
        return 1 / (1 + Math.exp(-t));
    }
}
