package mlfz.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Pictures one at a time. */
class AnimationTest {

    private static final List<Color> COLOURS = List.of(Color.RED, Color.GREEN, Color.BLUE, Color.BLACK);
    private static final Animation FOUR =
            new Animation(COLOURS.stream().map(AnimationTest::picture).toList(), "r, g & b");

    /** The parts of an animation's HTML. */
    private static Matcher parts(Animation animation) {
        Matcher parts = Pattern.compile(
                        "<img src=\"data:image/png;base64,(?<png>[^\"]+)\" width=\"(?<width>\\d+)\" "
                                + "height=\"(?<height>\\d+)\" alt=\"(?<alt>[^\"]*)\" style=\"[^\"]*\" data-frames=\"(?<names>[^\"]*)\" "
                                + "data-columns=\"(?<columns>\\d)\" data-width=\"(?<frame>\\d+)\">\n<script>\n(?<script>.*)</script>",
                        Pattern.DOTALL)
                .matcher(animation.html());
        assertTrue(parts.matches(), animation.html());
        return parts;
    }

    private static BufferedImage image(Matcher parts) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(parts.group("png"))));
    }

    @Test
    void itsHtmlHasAllPicturesInRowsOfThreeInOneImage() throws IOException {
        Matcher parts = parts(FOUR);
        assertEquals("180", parts.group("width"));
        assertEquals("80", parts.group("height"));
        assertEquals("3", parts.group("columns"));
        assertEquals("60", parts.group("frame"));
        BufferedImage image = image(parts);
        assertEquals(360, image.getWidth(), "twice as many pixels");
        assertEquals(160, image.getHeight());
        for (int i = 0; i < 4; i++) {
            int x = i % 3 * 120;
            int y = i / 3 * 80;
            int colour = COLOURS.get(i).getRGB();
            assertEquals(colour, image.getRGB(x + 2, y + 2), "picture " + i);
            assertEquals(colour, image.getRGB(x + 60, y + 40), "picture " + i);
            assertEquals(colour, image.getRGB(x + 117, y + 77), "picture " + i);
        }
        assertEquals(Color.WHITE.getRGB(), image.getRGB(180, 120), "no fifth picture");
    }

    @Test
    void largePicturesAreShownSmallerBesideEachOtherAndAsTheyAreOneAtATime() throws IOException {
        List<Picture> frames = List.of(new Picture(500, 300, "one"), new Picture(500, 300, "two"));
        Matcher parts = parts(new Animation(frames, "two large ones"));
        assertEquals("534", parts.group("width"));
        assertEquals("160", parts.group("height"));
        assertEquals("2", parts.group("columns"));
        assertEquals("500", parts.group("frame"));
        assertEquals(2000, image(parts).getWidth());
        Picture beside = new Animation(frames, "two large ones").picture();
        assertEquals(534, beside.getWidth());
        assertEquals(160, beside.getHeight());
    }

    @Test
    void itsHtmlHasItsWordsAndThoseOfItsPictures() {
        List<Picture> frames = List.of(new Picture(6, 4, "step\n 0"), new Picture(6, 4, "a < \"b\""));
        Matcher parts = parts(new Animation(frames, "r, g & b"));
        assertEquals("r, g &amp; b", parts.group("alt"));
        assertEquals("step 0&#10;a &lt; &quot;b&quot;", parts.group("names"));
        assertEquals("r, g & b", new Animation(frames, "r, g & b").toString());
    }

    @Test
    void itsScriptNeedsNothingFromElsewhereAndNoNamesOfItsOwnOnThePage() {
        String script = parts(FOUR).group("script");
        assertTrue(script.contains("img[data-frames]"), script);
        assertFalse(Pattern.compile("https?:|//\\w|fetch|\\bimport\\b|\\.id\\b|getElementById|</script")
                .matcher(script)
                .find());
    }

    @Test
    void itKeepsItsPicturesWhenTheListChanges() {
        List<Picture> frames =
                new ArrayList<>(COLOURS.stream().map(AnimationTest::picture).toList());
        Animation animation = new Animation(frames, "r, g & b");
        frames.clear();
        assertEquals(FOUR.html(), animation.html());
    }

    @Test
    void eachFigureIsOneSmallPictureWithItsTitle() throws IOException {
        List<Figure> figures = Stream.of(0.0, 1.0)
                .map(value -> Figure.plane("output " + value, "x", "y", 0, 1).contour((x, y) -> value))
                .toList();
        Matcher parts = parts(Figure.animation(figures, "from 0 to 1"));
        assertEquals("output 0.0&#10;output 1.0", parts.group("names"));
        assertEquals("480", parts.group("frame"));
        BufferedImage image = image(parts);
        assertEquals(1920, image.getWidth());
        Color low = new Color(image.getRGB(480, 480));
        Color high = new Color(image.getRGB(960 + 480, 480));
        assertTrue(low.getRed() > low.getBlue() + 50, "vermilion: " + low);
        assertTrue(high.getBlue() > high.getRed() + 50, "blue: " + high);
    }

    @Test
    void badInputIsRefusedInWords() {
        Picture picture = picture(Color.RED);
        Picture wider = new Picture(61, 40, "a wider one");
        Picture higher = new Picture(60, 41, "a higher one");
        assertThrows(NullPointerException.class, () -> new Animation(List.of(picture), null));
        assertThrows(NullPointerException.class, () -> new Animation(null, "d"));
        for (var call : List.<Executable>of(
                () -> new Animation(List.of(picture, wider), "d"),
                () -> new Animation(List.of(picture, higher), "d"))) {
            String message = assertThrows(IllegalArgumentException.class, call).getMessage();
            assertTrue(message.contains("pixels: expected 60 × 40 as the first"), message);
        }
        String empty = assertThrows(IllegalArgumentException.class, () -> new Animation(List.of(), "d"))
                .getMessage();
        assertEquals("frames is empty: expected at least one element", empty);
        String blank = assertThrows(IllegalArgumentException.class, () -> new Animation(List.of(picture), " "))
                .getMessage();
        assertEquals("description is blank: expected some text", blank);
    }

    private static Picture picture(Color colour) {
        Picture picture = new Picture(60, 40, "a picture");
        Graphics2D g = picture.createGraphics();
        g.setColor(colour);
        g.fillRect(0, 0, 60, 40);
        g.dispose();
        return picture;
    }

    /** In training a boundary appears, and then it has a place in the legend, which may take another row. */
    @Test
    void planesWithLegendsOfDifferentHeightsHaveOneSize() {
        List<double[]> points = List.of(new double[] {0.1, 0.2}, new double[] {-0.3, 0.4});
        Figure before =
                Figure.plane("before", "x", "y", -1, 1).contour((x, y) -> 0.2).classes(points, List.of(0, 1));
        Figure after =
                Figure.plane("after", "x", "y", -1, 1).contour((x, y) -> x).classes(points, List.of(0, 1));
        int high = frameHeight(List.of(after));
        assertTrue(frameHeight(List.of(before)) < high, "the legends do not differ");
        assertEquals(high, frameHeight(List.of(before, after)));
        assertEquals(high, frameHeight(List.of(after, before)));
    }

    private static int frameHeight(List<Figure> figures) {
        return Integer.parseInt(parts(Figure.animation(figures, "planes")).group("height"));
    }
}
