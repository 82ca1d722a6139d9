package mlfz.plot;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Pictures shown one after the other, again and again, as a GIF. It knows in words what it shows:
 *
 * <pre>{@code
 * render(animation.html(), "text/html")
 * }</pre>
 *
 * <p>As the last line of a cell it is its pictures in rows. A reader who has asked the system for less motion is
 * shown the last picture alone.
 */
public final class Animation extends Painted {

    private static final int FRAME = 100; // hundredths of a second
    private static final int LAST_FRAME = 300;
    private static final String GIF = "image/gif";
    private static final int COLUMNS = 3; // of the pictures beside each other
    private static final int WIDTH = 800; // of all columns, in pixels

    private final List<Picture> frames;
    private final String description;

    /**
     * Pictures in the order of time, each shown for a second and the last for three.
     *
     * @param frames at least one, all of the same size
     * @param description what the animation shows, in words
     * @throws NullPointerException if an argument or a picture is null
     * @throws IllegalArgumentException if the description is blank, if there is no picture, or if they differ in size
     */
    public Animation(List<Picture> frames, String description) {
        Check.text(description, "description");
        Check.notEmpty(frames, "frames");
        Picture first = Objects.requireNonNull(frames.get(0), "a frame");
        for (Picture frame : frames) {
            Objects.requireNonNull(frame, "a frame");
            if (frame.getWidth() != first.getWidth() || frame.getHeight() != first.getHeight()) {
                throw new IllegalArgumentException("a frame has " + frame.getWidth() + " × " + frame.getHeight()
                        + " pixels: expected " + first.getWidth() + " × " + first.getHeight() + " as the first");
            }
        }
        this.frames = List.copyOf(frames);
        this.description = description;
    }

    /** Returns the animation as the bytes of a GIF. */
    public byte[] gif() {
        return gif(frames);
    }

    /** Returns the animation as a piece of HTML that holds all it needs. */
    @Override
    public String html() {
        Picture last = frames.get(frames.size() - 1);
        return "<picture><source media=\"(prefers-reduced-motion: reduce)\" srcset=\""
                + Html.uri(GIF, gif(List.of(last))) + "\">"
                + Html.image(Html.uri(GIF, gif()), last.getWidth(), last.getHeight(), description) + "</picture>";
    }

    /**
     * Paints the pictures beside each other, three in a row and smaller: for paper, and for whoever shows no HTML.
     *
     * @param description what they show, in words
     * @throws NullPointerException if the description is null
     * @throws IllegalArgumentException if it is blank
     */
    @Override
    public Picture picture(String description) {
        Check.text(description, "description");
        Screen.requireFonts();
        int columns = Math.min(COLUMNS, frames.size());
        double scale = Math.min(1, (double) WIDTH / COLUMNS / frames.get(0).getWidth());
        int width = (int) Math.round(scale * frames.get(0).getWidth());
        int height = (int) Math.round(scale * frames.get(0).getHeight());
        int rows = (frames.size() + columns - 1) / columns;
        return Picture.painted(columns * width, rows * height, description, (g, density) -> {
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            for (int i = 0; i < frames.size(); i++) {
                Graphics2D place = (Graphics2D) g.create();
                place.translate(i % columns * width, i / columns * height);
                place.scale(scale, scale);
                frames.get(i).paintOn(place, density);
                place.dispose();
            }
        });
    }

    /** Returns the description: what the animation shows, in words. */
    @Override
    public String toString() {
        return description;
    }

    private static byte[] gif(List<Picture> frames) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < frames.size(); i++) {
                IIOMetadata timing = timing(writer, i < frames.size() - 1 ? FRAME : LAST_FRAME);
                writer.writeToSequence(new IIOImage(frames.get(i), null, timing), null);
            }
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not on bytes in memory
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The metadata of a frame that is shown for some hundredths of a second, in a sequence that repeats for ever. */
    private static IIOMetadata timing(ImageWriter writer, int delay) throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(
                ImageTypeSpecifier.createFromBufferedImageType(Picture.TYPE_INT_RGB), null);
        String format = metadata.getNativeMetadataFormatName();
        IIOMetadataNode root = new IIOMetadataNode(format);
        IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", Integer.toString(delay));
        root.appendChild(control);
        IIOMetadataNode repeat = new IIOMetadataNode("ApplicationExtension");
        repeat.setAttribute("applicationID", "NETSCAPE");
        repeat.setAttribute("authenticationCode", "2.0");
        repeat.setUserObject(new byte[] {1, 0, 0});
        IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
        extensions.appendChild(repeat);
        root.appendChild(extensions);
        metadata.mergeTree(format, root);
        return metadata;
    }
}
