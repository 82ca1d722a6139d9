package mlfz.plot;

import static mlfz.plot.Pixels.LABELS;
import static mlfz.plot.Pixels.NETWORK;
import static mlfz.plot.Pixels.POINTS;
import static mlfz.plot.Pixels.plane;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;

/** Descriptions that are made where none is given. */
class DescriptionTest {

    @Test
    void aFigureIsDescribedByItsTitleAndItsSeries() {
        Figure figure = Figure.wide("a title", "x", "y")
                .scatter("data", List.of(1, 2), List.of(3, -4))
                .line("fit", x -> 2 * x, 0, 1)
                .lines("first", "last", List.of(x -> x, x -> -x), 0, 1)
                .curve("loss", new double[] {5, 1 / 3.0, 1})
                .path("way", List.of(new double[] {0, 1}, new double[] {2, 3}));
        String words = "\"a title\": 2 points \"data\", x from 1 to 2, y from \u22124 to 3; "
                + "a line \"fit\", x from 0 to 1, y from 0 to 2; "
                + "2 lines from \"first\" to \"last\", x from 0 to 1, y from \u22121 to 1; "
                + "a curve \"loss\" of 3 values, first 5, last 1, all from 0.3333 to 5; "
                + "a path \"way\" of 2 points from (0, 1) to (2, 3).";
        assertEquals(words, figure.toString());
        assertEquals(words, figure.picture().toString());
    }

    @Test
    void heightsOnALogarithmicAxisAreTheNumbersThemselves() {
        assertEquals(
                "\"t\": a curve \"loss\" of 2 values, first 100, last 0.01, all from 0.01 to 100; "
                        + "1 point \"p\", x 1, y 1000.",
                Figure.logarithmic("t", "x", "y")
                        .curve("loss", new double[] {100, 0.01})
                        .scatter("p", List.of(1), List.of(1000))
                        .toString());
    }

    @Test
    void backgroundsAreDescribedLast() {
        assertEquals(
                "\"a plane\": 2 points \"class 0\", x from 2 to 5, y from \u22127 to 0; "
                        + "2 points \"class 1\", x \u22125, y from 0 to 3; "
                        + "a filled contour of outputs from 0 to 1 with the boundary at 0.5.",
                plane().contour(NETWORK).classes(POINTS, LABELS).toString());
        assertEquals(
                "\"a plane\": a filled contour of outputs from 2 to 4.",
                plane().contour((x, y) -> 2.5, 2, 4).toString());
        assertEquals(
                "\"a plane\": the landscape of a loss from 1 to 20.",
                plane().landscape((x, y) -> 2, 1, 20).toString());
        assertEquals(
                "\"a plane\": 3 regions, taken for 0, 1, 2.",
                plane().regions((x, y) -> new double[] {x, y, 0}).toString());
    }

    @Test
    void aFigureWithNothingOnItSaysSo() {
        assertEquals("\"a plane\": a figure without anything on it yet.", plane().toString());
    }

    @Test
    void severalPlanesAreDescribedByTheirTitlesAndTheLast() {
        List<Figure> planes = List.of(plane().contour((x, y) -> 2), plane().scatter("s", List.of(1), List.of(2)));
        String words = "2 planes: a plane; a plane. The last, \"a plane\": 1 point \"s\", x 1, y 2.";
        assertEquals(words, Figure.strip(planes).toString());
        assertEquals(words, Figure.animation(planes).toString());
    }

    @Test
    void aGraphIsDescribedByItsNamedNumbersAndItsResult() {
        Scalar a = new Scalar(3);
        assertEquals(
                "The computational graph of 6: 2 numbers, among them a = 3.",
                new Graph(a.add(a), Map.of("a", a, "unused", new Scalar(1))).toString());
        assertEquals("The computational graph of 9: 2 numbers.", new Graph(a.mul(a), Map.of()).toString());
    }

    @Test
    void aNetworkIsDescribedByItsUnitsAndItsWeights() {
        assertEquals("A network of 1 input (x).", Network.of("x").toString());
        assertEquals(
                "A network of 2 inputs (x, y), 1 unit, 3 units; weights from \u22122 to 4.",
                Network.of("x", "y")
                        .layer(new double[][] {{1}, {-2}})
                        .layer(new double[][] {{1, 2, 4}})
                        .toString());
    }

    @Test
    void aDescriptionOfOnesOwnIsKept() {
        assertEquals("own", plane().contour(NETWORK).picture("own").toString());
        assertTrue(new Graph(new Scalar(1), Map.of()).picture("own").html().contains("alt=\"own\""));
    }
}
