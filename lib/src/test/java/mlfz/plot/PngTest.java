package mlfz.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images in few bytes. */
class PngTest {

    private static BufferedImage image(int width, int height, int... colours) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, colours[i % colours.length]);
        }
        return image;
    }

    private static int[] read(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        return IntStream.of(Pixels.pixels(image)).map(p -> p & 0xFFFFFF).toArray();
    }

    private static int[] pixels(BufferedImage image) {
        return IntStream.of(Pixels.pixels(image)).map(p -> p & 0xFFFFFF).toArray();
    }

    @Test
    void anImageOf256ColoursComesBackAsItWas() throws IOException {
        int[] colours = new Random(1).ints(256, 0, 0x1000000).toArray();
        BufferedImage image = image(61, 37, colours);
        assertArrayEquals(pixels(image), read(Png.small(image)));
        BufferedImage one = image(1, 1, 0x123456);
        assertArrayEquals(new int[] {0x123456}, read(Png.small(one)));
    }

    /** Java's reader does not look at the sums; browsers do. */
    @Test
    void itsPartsHaveTheirLengthsAndSums() {
        byte[] png = Png.small(image(300, 2, 0xFF0000, 0x00FF00));
        ByteBuffer rest = ByteBuffer.wrap(png);
        byte[] signature = new byte[8];
        rest.get(signature);
        assertArrayEquals(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, signature);
        List<String> names = new ArrayList<>();
        while (rest.hasRemaining()) {
            byte[] content = new byte[4 + rest.getInt()];
            rest.get(content);
            names.add(new String(content, 0, 4, StandardCharsets.US_ASCII));
            CRC32 sum = new CRC32();
            sum.update(content);
            assertEquals((int) sum.getValue(), rest.getInt());
            if (names.size() == 1) {
                assertArrayEquals(new byte[] {'I', 'H', 'D', 'R', 0, 0, 1, 44, 0, 0, 0, 2, 8, 3, 0, 0, 0}, content);
            }
        }
        assertEquals(List.of("IHDR", "PLTE", "IDAT", "IEND"), names);
    }

    @Test
    void aFigureTakesLessThanHalfOfTheBytes(@TempDir Path folder) throws IOException {
        Random random = new Random(1);
        List<Double> xs = random.doubles(400, -10, 10).boxed().toList();
        List<Double> ys = random.doubles(400, -10, 10).boxed().toList();
        Picture figure =
                Pixels.plane().contour(Pixels.NETWORK).scatter("points", xs, ys).picture("a figure");
        Path file = folder.resolve("figure.png");
        figure.save(file);
        int bytes = figure.html().length() * 3 / 4; // four letters for three bytes
        assertTrue(2 * bytes < Files.size(file), bytes + " of " + Files.size(file));
    }

    // more than 256 colours

    @Test
    void theMostFrequentColoursStayAndTheOthersBecomeTheNearestOfThem() {
        int[] frequent = IntStream.range(0, 256).map(i -> 0x10000 * i).toArray(); // from black to red
        int[] pixels = new int[2 * frequent.length + 3];
        for (int i = 0; i < frequent.length; i++) {
            pixels[2 * i] = frequent[i];
            pixels[2 * i + 1] = frequent[i];
        }
        pixels[512] = 0x330501; // nearest to 0x330000
        pixels[513] = 0xFF00FF; // to 0xFF0000
        pixels[514] = 0x020000; // among them
        Palette palette = Palette.of(pixels);
        int[] colours = palette.colours();
        assertArrayEquals(frequent, IntStream.of(colours).sorted().toArray());
        byte[] indices = palette.indices(pixels);
        for (int i = 0; i < 512; i++) {
            assertEquals(pixels[i], colours[indices[i] & 0xFF]);
        }
        assertEquals(0x330000, colours[indices[512] & 0xFF]);
        assertEquals(0xFF0000, colours[indices[513] & 0xFF]);
        assertEquals(0x020000, colours[indices[514] & 0xFF]);
        assertEquals(0x020000, colours[0], "three times, all others twice");
    }

    @Test
    void greenAndBlueCountAsMuchAsRed() {
        int[] pixels = IntStream.range(0, 256)
                .flatMap(i -> IntStream.of(i, i))
                .map(i -> i < 255 ? i : 0x00F000)
                .toArray();
        int[] more = IntStream.concat(IntStream.of(pixels), IntStream.of(0x00E000, 0x001020, 0x100020))
                .toArray();
        Palette palette = Palette.of(more);
        byte[] indices = palette.indices(more);
        assertEquals(0x00F000, palette.colours()[indices[512] & 0xFF]);
        assertEquals(0x000020, palette.colours()[indices[513] & 0xFF]);
        assertEquals(0x000020, palette.colours()[indices[514] & 0xFF]);
    }

    @Test
    void amongColoursThatAreAsFrequentTheChoiceIsTheSameEachTime() {
        int[] pixels = IntStream.range(0, 300).map(i -> 299 - i).toArray();
        assertArrayEquals(IntStream.range(0, 256).toArray(), Palette.of(pixels).colours());
    }

    @Test
    void whatStandsAboveTheColourOfAPixelDoesNotCount() {
        Palette palette = Palette.of(new int[] {0xFF00AA00, 0x0000AA00});
        assertArrayEquals(new int[] {0x00AA00}, palette.colours());
        assertArrayEquals(new byte[] {0, 0}, palette.indices(new int[] {0xFF00AA00, 0x0000AA00}));
    }
}
