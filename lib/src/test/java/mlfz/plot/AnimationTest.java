package mlfz.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Pictures one after the other. */
class AnimationTest {

    private static final List<Color> COLOURS = List.of(Color.RED, Color.GREEN, Color.BLUE);
    private static final Animation THREE =
            new Animation(COLOURS.stream().map(AnimationTest::picture).toList(), "r, g & b");

    @Test
    void itHasItsPicturesInOrder() throws IOException {
        ImageReader reader = reader(THREE.gif());
        assertEquals(3, reader.getNumImages(true));
        assertEquals(0x3B, THREE.gif()[THREE.gif().length - 1], "the GIF's last byte");
        for (int i = 0; i < 3; i++) {
            BufferedImage image = reader.read(i);
            assertEquals(60, image.getWidth());
            assertEquals(40, image.getHeight());
            assertEquals(COLOURS.get(i).getRGB(), image.getRGB(30, 20), "picture " + i);
        }
    }

    @Test
    void eachPictureIsShownForASecondAndTheLastForThreeAgainAndAgain() throws IOException {
        ImageReader reader = reader(THREE.gif());
        for (int i = 0; i < 3; i++) {
            IIOMetadataNode root =
                    (IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
            IIOMetadataNode control = (IIOMetadataNode)
                    root.getElementsByTagName("GraphicControlExtension").item(0);
            assertEquals(i < 2 ? "100" : "300", control.getAttribute("delayTime"), "picture " + i);
            assertEquals("FALSE", control.getAttribute("userInputFlag"));
            assertEquals("none", control.getAttribute("disposalMethod"), "the picture before stays until the next");
        }
        IIOMetadataNode first = (IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_gif_image_1.0");
        IIOMetadataNode repeat = (IIOMetadataNode)
                first.getElementsByTagName("ApplicationExtension").item(0);
        assertEquals("NETSCAPE", repeat.getAttribute("applicationID"));
        assertArrayEquals(new byte[] {1, 0, 0}, (byte[]) repeat.getUserObject(), "0 means for ever");
    }

    @Test
    void theHtmlHasTheDescriptionAndTheLastPictureAloneForLessMotion() throws IOException {
        Matcher parts = Pattern.compile("<picture><source media=\"\\(prefers-reduced-motion: reduce\\)\" "
                        + "srcset=\"data:image/gif;base64,([^\"]+)\"><img src=\"data:image/gif;base64,([^\"]+)\" width=\"60\" "
                        + "height=\"40\" alt=\"r, g &amp; b\" style=\"[^\"]*\"></picture>")
                .matcher(THREE.html());
        assertTrue(parts.matches(), THREE.html());
        ImageReader still = reader(Base64.getDecoder().decode(parts.group(1)));
        assertEquals(1, still.getNumImages(true));
        assertEquals(Color.BLUE.getRGB(), still.read(0).getRGB(30, 20));
        assertArrayEquals(THREE.gif(), Base64.getDecoder().decode(parts.group(2)));
        assertEquals("r, g & b", THREE.toString());
    }

    @Test
    void itKeepsItsPicturesWhenTheListChanges() {
        List<Picture> frames =
                new ArrayList<>(COLOURS.stream().map(AnimationTest::picture).toList());
        Animation animation = new Animation(frames, "three colours");
        frames.clear();
        assertArrayEquals(THREE.gif(), animation.gif());
    }

    @Test
    void eachFigureIsOneSmallPicture() throws IOException {
        List<Figure> figures = Stream.of(0.0, 1.0)
                .map(value -> Figure.plane("a plane", "x", "y", 0, 1).contour((x, y) -> value))
                .toList();
        ImageReader reader = reader(Figure.animation(figures, "from 0 to 1").gif());
        assertEquals(2, reader.getNumImages(true));
        assertEquals(480, reader.read(0).getWidth());
        Color low = new Color(reader.read(0).getRGB(240, 240));
        Color high = new Color(reader.read(1).getRGB(240, 240));
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

    private static ImageReader reader(byte[] gif) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(gif)));
        return reader;
    }
}
