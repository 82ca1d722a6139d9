package mlfz.plot;

import static mlfz.plot.Pixels.BLUE;
import static mlfz.plot.Pixels.NETWORK;
import static mlfz.plot.Pixels.pixels;
import static mlfz.plot.Pixels.plane;
import static mlfz.plot.Pixels.rgb;
import static mlfz.plot.Pixels.wide;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Pictures as files and as HTML, and drawings that are images by themselves. */
class PictureTest {

    private static Picture curve() {
        return wide().curve("c", new double[] {1, 2, 4}).picture("a < curve & \"more\"");
    }

    // files

    @Test
    void aPngHasTwiceAsManyPixels(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("loss.PNG");
        Files.writeString(file, "what was there");
        curve().save(file);
        BufferedImage saved = ImageIO.read(file.toFile());
        assertEquals(1600, saved.getWidth());
        assertEquals(1000, saved.getHeight());
        assertSame(curve(), saved);
    }

    /** Checks that one picture is the other with twice as many pixels, but for the smoothed edges. */
    private static void assertSame(BufferedImage small, BufferedImage large) {
        int different = 0;
        for (int y = 0; y < small.getHeight(); y++) {
            for (int x = 0; x < small.getWidth(); x++) {
                int brightest = 0;
                int darkest = 255;
                for (int k = 0; k < 4; k++) {
                    int b = Pixels.brightness(rgb(large, 2 * x + k % 2, 2 * y + k / 2));
                    brightest = Math.max(brightest, b);
                    darkest = Math.min(darkest, b);
                }
                int own = Pixels.brightness(rgb(small, x, y));
                different += own > brightest + 0x30 || own < darkest - 0x30 ? 1 : 0;
            }
        }
        assertTrue(different < small.getWidth() * small.getHeight() / 200, different + " pixels differ");
    }

    @Test
    void aDrawingIsSavedAsItsPictureIs(@TempDir Path folder) throws IOException {
        Figure figure = plane().contour(NETWORK);
        figure.picture().save(folder.resolve("picture.png"));
        figure.save(folder.resolve("path.png"));
        figure.save(folder.resolve("text.png").toString());
        byte[] picture = Files.readAllBytes(folder.resolve("picture.png"));
        assertArrayEquals(picture, Files.readAllBytes(folder.resolve("path.png")));
        assertArrayEquals(picture, Files.readAllBytes(folder.resolve("text.png")));
        figure.scatter("later", new double[] {1}, new double[] {1}).save(folder.resolve("path.png"));
        assertFalse(Arrays.equals(picture, Files.readAllBytes(folder.resolve("path.png"))), "with what was added");
    }

    @Test
    void aContourIsAsSharpInAFile(@TempDir Path folder) throws IOException {
        Picture picture = plane().contour(NETWORK).picture("a contour");
        String file = folder.resolve("contour.png").toString();
        picture.save(file);
        assertSame(picture, ImageIO.read(Path.of(file).toFile()));
    }

    @Test
    void anSvgIsADrawingWithItsWords(@TempDir Path folder) throws Exception {
        Locale before = Locale.getDefault();
        Path file = folder.resolve("loss.svg");
        try {
            Locale.setDefault(Locale.GERMANY);
            curve().save(file.toString());
        } finally {
            Locale.setDefault(before);
        }
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        Element root = document.getDocumentElement();
        assertEquals("svg", root.getTagName());
        assertEquals("800", root.getAttribute("width"));
        assertEquals("500", root.getAttribute("height"));
        assertEquals("0 0 800 500", root.getAttribute("viewBox"));
        assertEquals("img", root.getAttribute("role"));
        assertEquals("desc", root.getFirstChild().getNodeName());
        assertEquals("a < curve & \"more\"", root.getFirstChild().getTextContent());
        assertEquals(0, document.getElementsByTagName("image").getLength());
        assertTrue(document.getElementsByTagName("path").getLength() > 10, "letters and markers");
        assertFalse(
                Pattern.compile("\\d,\\d+[a-z]").matcher(Files.readString(file)).find(), "decimal points");
        assertFalse(Files.readString(file).contains("DOCTYPE"), "nothing that readers fetch");
        assertFalse(Files.readString(file).contains("Batik"), "no name of a program");
    }

    @Test
    void anSvgHasAnImageForAContourAndForForeignPixels(@TempDir Path folder) throws Exception {
        plane().contour(NETWORK).picture("a contour").save(folder.resolve("contour.svg"));
        Picture own = new Picture(3, 2, "three by two");
        own.setRGB(2, 1, BLUE);
        own.save(folder.resolve("own.svg"));
        BufferedImage contour = image(folder.resolve("contour.svg"));
        assertEquals(0, contour.getWidth() % 2, "two pixels for one");
        assertTrue(contour.getWidth() > 900);
        BufferedImage pixels = image(folder.resolve("own.svg"));
        assertEquals(3, pixels.getWidth());
        assertEquals(BLUE, rgb(pixels, 2, 1));
    }

    private static BufferedImage image(Path svg) throws Exception {
        Element image = (Element) DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(svg.toFile())
                .getElementsByTagName("image")
                .item(0);
        return decoded(image.getAttribute("xlink:href"));
    }

    private static BufferedImage decoded(String uri) throws IOException {
        assertTrue(uri.startsWith("data:image/png;base64,"), uri.substring(0, 30));
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(uri.substring(22))));
    }

    @Test
    void controlCharactersDoNotSpoilAnSvg(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("ring.svg");
        wide().curve("c", new double[] {1}).picture("rings\u0007").save(file);
        assertTrue(Files.readString(file).contains("rings\uFFFD"));
    }

    @Test
    void otherNamesAndOtherPlacesAreRefused(@TempDir Path folder) {
        Picture picture = curve();
        Path file = folder.resolve("loss.jpg");
        assertEquals(
                "file = " + file + ": expected a name that ends in .png or .svg",
                assertThrows(IllegalArgumentException.class, () -> picture.save(file))
                        .getMessage());
        assertFalse(Files.exists(file));
        assertThrows(
                NoSuchFileException.class,
                () -> picture.save(folder.resolve("none").resolve("loss.png")));
        assertEquals(
                "file",
                assertThrows(NullPointerException.class, () -> picture.save((Path) null))
                        .getMessage());
        assertEquals(
                "file",
                assertThrows(NullPointerException.class, () -> picture.save((String) null))
                        .getMessage());
    }

    // HTML

    @Test
    void htmlShowsTwiceAsManyPixelsAtTheSameSizeWithTheWords() throws IOException {
        Matcher parts = Pattern.compile("<img src=\"([^\"]*)\" width=\"800\" height=\"500\" "
                        + "alt=\"a &lt; curve &amp; &quot;more&quot;\" style=\"([^\"]*)\">")
                .matcher(curve().html());
        assertTrue(parts.matches());
        assertEquals(1600, decoded(parts.group(1)).getWidth());
        assertTrue(parts.group(2).contains("max-width:100%;height:auto"), "no wider than the page");
        assertTrue(parts.group(2).contains("border:1px solid"), "a card in the dark");
    }

    @Test
    void pixelsOfOnesOwnAreShownAsTheyAre() throws IOException {
        Picture own = new Picture(3, 2, "three by two");
        own.setRGB(2, 1, BLUE);
        Matcher parts = Pattern.compile("<img src=\"([^\"]*)\" width=\"3\" height=\"2\".*")
                .matcher(own.html());
        assertTrue(parts.matches());
        assertEquals(3, decoded(parts.group(1)).getWidth());
        assertEquals(BLUE, rgb(decoded(parts.group(1)), 2, 1));
    }

    // drawings that are images

    static Stream<Painted> drawings() {
        Scalar a = new Scalar(3);
        return Stream.of(
                wide().curve("c", new double[] {1, 2, 4}),
                plane().contour(NETWORK),
                new Graph(a.mul(2), Map.of("a", a)),
                Network.of("x").layer(new double[][] {{1, -2}}),
                Figure.animation(List.of(plane().contour(NETWORK), plane().contour((x, y) -> x))));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void aDrawingIsTheImageThatItsPictureIs(Painted drawing) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        assertTrue(ImageIO.write((RenderedImage) drawing, "png", png));
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(png.toByteArray()));
        Picture picture = drawing.picture("a drawing");
        assertEquals("a drawing", picture.toString());
        assertEquals(picture.getWidth(), shown.getWidth());
        assertArrayEquals(pixels(picture), pixels(shown));
        assertTrue(pixelsOf(picture) > 100, "something is drawn");
    }

    private static long pixelsOf(Picture picture) {
        return Arrays.stream(pixels(picture))
                .filter(p -> (p & 0xFFFFFF) != Pixels.WHITE)
                .count();
    }

    @Test
    void aDrawingAnswersAsItsPictureDoes() {
        Figure figure = wide().curve("c", new double[] {1, 2, 4});
        Picture picture = figure.picture();
        assertEquals(picture.getWidth(), figure.getWidth());
        assertEquals(picture.getHeight(), figure.getHeight());
        assertEquals(picture.getMinX(), figure.getMinX());
        assertEquals(picture.getMinY(), figure.getMinY());
        assertEquals(picture.getNumXTiles(), figure.getNumXTiles());
        assertEquals(picture.getNumYTiles(), figure.getNumYTiles());
        assertEquals(picture.getMinTileX(), figure.getMinTileX());
        assertEquals(picture.getMinTileY(), figure.getMinTileY());
        assertEquals(picture.getTileWidth(), figure.getTileWidth());
        assertEquals(picture.getTileHeight(), figure.getTileHeight());
        assertEquals(picture.getTileGridXOffset(), figure.getTileGridXOffset());
        assertEquals(picture.getTileGridYOffset(), figure.getTileGridYOffset());
        assertEquals(picture.getColorModel(), figure.getColorModel());
        assertEquals(picture.getSampleModel(), figure.getSampleModel());
        assertEquals(picture.getSources(), figure.getSources());
        assertEquals(picture.getProperty("none"), figure.getProperty("none"));
        assertArrayEquals(picture.getPropertyNames(), figure.getPropertyNames());
        Rectangle area = new Rectangle(100, 100, 20, 10);
        int[] expected = picture.getData(area).getPixels(100, 100, 20, 10, (int[]) null);
        assertArrayEquals(expected, figure.getData(area).getPixels(100, 100, 20, 10, (int[]) null));
        assertArrayEquals(expected, figure.getData().getPixels(100, 100, 20, 10, (int[]) null));
        assertArrayEquals(expected, figure.getTile(0, 0).getPixels(100, 100, 20, 10, (int[]) null));
        assertArrayEquals(expected, figure.copyData(null).getPixels(100, 100, 20, 10, (int[]) null));
    }

    @Test
    void aFigureIsPaintedAgainWhenSomethingIsAdded() {
        Figure figure = plane().scatter("s", List.of(1), List.of(1));
        int[] before = figure.getData().getPixels(0, 0, 600, 600, (int[]) null);
        String html = figure.html();
        figure.contour(NETWORK);
        assertNotEquals(html, figure.html());
        int[] contour = figure.getData().getPixels(0, 0, 600, 600, (int[]) null);
        assertFalse(Arrays.equals(before, contour));
        figure.scatter("t", List.of(2), List.of(2));
        assertFalse(Arrays.equals(contour, figure.getData().getPixels(0, 0, 600, 600, (int[]) null)));
    }

    @Test
    void anAnimationIsAnImageOfItsPicturesInRowsOfThree() {
        List<Figure> planes = Stream.of(0.0, 0.2, 0.8, 1.0)
                .map(value -> plane().contour((x, y) -> value))
                .toList();
        Picture picture = Figure.animation(planes).picture("four planes");
        int size = picture.getWidth() / 3;
        assertEquals(267, size);
        int height = picture.getHeight() / 2;
        for (int i = 0; i < 4; i++) {
            int got = rgb(picture, i % 3 * size + size / 2, i / 3 * height + size / 2);
            int expected = Pixels.ground(new double[] {0, 0.2, 0.8, 1}[i]);
            assertTrue(Pixels.difference(expected, got) <= 3, "plane " + i + ": " + Integer.toHexString(got));
        }
        assertEquals(Pixels.WHITE, rgb(picture, size + size / 2, height + size / 2), "no fifth plane");
        Picture two = Figure.animation(planes.subList(0, 2)).picture("two planes");
        assertEquals(2 * 267, two.getWidth());
        Animation small = new Animation(List.of(new Picture(60, 40, "small")), "a small one");
        assertEquals(60, small.picture().getWidth(), "no larger than it is");
    }
}
