package mlfz.plot;

import static mlfz.plot.Pixels.BLUE;
import static mlfz.plot.Pixels.VERMILION;
import static mlfz.plot.Pixels.pixels;
import static mlfz.plot.Pixels.rgb;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.Rectangle;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the entries of a legend stand. */
class LegendTest {

    private static final Rectangle ALL = new Rectangle(0, 0, 400, 100);

    private final Legend legend = new Legend(400, 10);

    @Test
    void aRowIsCentredAndItsEntriesStandApartFurtherThanASymbolAndItsText() {
        legend.addArea("HH", Colours.BLUE);
        legend.addArea("HH", Colours.VERMILION);
        Picture picture = painted(200, 0);
        List<Rectangle> parts = Pixels.columns(picture, ALL, 7);
        assertEquals(4, parts.size(), parts.toString());
        assertEquals(200, (parts.get(0).x + parts.get(3).getMaxX()) / 2, 3);
        double toText = parts.get(1).x - parts.get(0).getMaxX();
        double toNext = parts.get(2).x - parts.get(1).getMaxX();
        assertEquals(8 + 2, toText, 2, "from a symbol, 20 of 24 pixels wide, to its text");
        assertEquals(28 + 2, toNext, 2, "to the next entry");
        assertEquals(parts.get(1).width, parts.get(3).width);
        assertEquals(BLUE, rgb(picture, (int) parts.get(0).getCenterX(), 13));
        assertEquals(VERMILION, rgb(picture, (int) parts.get(2).getCenterX(), 13));
    }

    @Test
    void aSymbolStandsAtTheMiddleOfItsText() {
        legend.addArea("HHH", Colours.BLUE);
        Picture picture = painted(200, 30);
        List<Rectangle> parts = Pixels.columns(picture, ALL, 7);
        Rectangle symbol = Pixels.rows(picture, parts.get(0), 1).get(0);
        Rectangle text = Pixels.rows(picture, parts.get(1), 1).get(0);
        assertEquals(30 + 13.5, symbol.getCenterY(), 0.5);
        assertEquals(symbol.getCenterY(), text.getCenterY(), 1);
        assertEquals(15, symbol.height, "14 pixels and the rim");
    }

    @Test
    void whatDoesNotFitBesideTheOthersBeginsARow() {
        String half = "x".repeat(16); // a row of 376 pixels has room for two, but not for three
        double width = 24 + 8 + Text.width(half, Text.font(Font.PLAIN, 14));
        assertTrue(2 * width + 28 <= 376 && 3 * width + 2 * 28 > 376, "width " + width);
        assertEquals(10, legend.height());
        legend.addArea(half, Colours.BLUE);
        assertEquals(36, legend.height());
        legend.addArea(half, Colours.BLUE);
        assertEquals(36, legend.height());
        legend.addArea(half, Colours.VERMILION);
        assertEquals(62, legend.height());
        Picture picture = painted(200, 0);
        assertTrue(pixels(ALL).noneMatch(p -> p / 10_000 > 26 && rgb(picture, p % 10_000, p / 10_000) == BLUE));
        assertTrue(pixels(ALL).noneMatch(p -> p / 10_000 < 26 && rgb(picture, p % 10_000, p / 10_000) == VERMILION));
        assertEquals(13 + 26 + 0.5, centre(picture, VERMILION), 0.5, "a row further down");
    }

    @Test
    void theSpaceBetweenEntriesTakesRoomToo() {
        String half = "x".repeat(18);
        double width = 24 + 8 + Text.width(half, Text.font(Font.PLAIN, 14));
        assertTrue(2 * width <= 376 && 2 * width + 28 > 376, "width " + width);
        legend.addArea(half, Colours.BLUE);
        legend.addArea(half, Colours.BLUE);
        assertEquals(62, legend.height());
    }

    @Test
    void aRowThatHasNoRoomAroundItsCentreKeepsAMarginFromTheEdge() {
        legend.addArea("HHHHHHHH", Colours.BLUE);
        List<Rectangle> left = Pixels.columns(painted(20, 0), ALL, 7);
        assertEquals(12 + 2, left.get(0).x, 1);
        List<Rectangle> right = Pixels.columns(painted(390, 0), ALL, 7);
        assertEquals(400 - 12, right.get(1).getMaxX(), 2);
    }

    @Test
    void aLineFillsTwoRowsOfPixelsAllAcrossItsSymbol() {
        legend.addLine("l", Colours.BLUE, Dash.SOLID);
        Picture picture = painted(200, 0);
        Rectangle symbol = Pixels.columns(picture, ALL, 7).get(0);
        Rectangle line = Pixels.rows(picture, symbol, 1).get(0);
        assertEquals(2, line.height);
        assertEquals(24 + 2, line.width, 1, "its ends are round");
        int middle = (int) line.getCenterX();
        assertEquals(BLUE, rgb(picture, middle, line.y));
        assertEquals(BLUE, rgb(picture, middle, line.y + 1));
        assertEquals(13, line.getCenterY(), 0.5);
    }

    private Picture painted(double centre, int top) {
        return Picture.painted(400, 100, "a legend", (g, density) -> legend.paint(g, centre, top));
    }

    private static double centre(Picture picture, int colour) {
        return pixels(ALL)
                .filter(p -> rgb(picture, p % 10_000, p / 10_000) == colour)
                .mapToDouble(p -> p / 10_000 + 0.5)
                .average()
                .orElseThrow();
    }

    @Test
    void aLegendThatLeavesNoRoomForThePlotIsRefused() {
        Figure figure = Figure.wide("t", "x", "y");
        for (int i = 0; i < 12; i++) {
            figure.scatter("a series with the number " + i, List.of(1, 2), List.of(1, 2));
        }
        figure.picture("twelve");
        for (int i = 12; i < 60; i++) {
            figure.scatter("a series with the number " + i, List.of(1, 2), List.of(1, 2));
        }
        var e = assertThrows(IllegalStateException.class, () -> figure.picture("sixty"));
        assertEquals(
                "the legend of 60 series leaves no room for the plot: expected fewer series, or shorter names",
                e.getMessage());
    }
}
