package mlfz.plot;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Pictures to be shown one at a time, with a slider to drag and buttons to play, stop and step. As the last line of a cell
 * it is just that, in a notebook and in every page that is made of one; where no scripts run, and on paper, it is its
 * pictures in rows of three. Nothing moves unasked. Beside the slider stands what the picture at it shows, in its own words.
 */
public final class Animation extends Painted {

    private static final int COLUMNS = 3; // of the pictures beside each other
    private static final int WIDTH = 800; // of all columns, in pixels

    private final List<Picture> frames;
    private final String description;

    /**
     * Pictures in the order in which they are shown.
     *
     * @param frames at least one, all of the same size; what each shows, in a word or two, is its description
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

    /** Returns the animation as a piece of HTML that holds all it needs: an image of all pictures, and a script. */
    @Override
    public String html() {
        Picture frame = frames.get(0);
        double scale = scale();
        BufferedImage all = Picture.sharp(columns() * frame.getWidth(), rows() * frame.getHeight(), inRows(1));
        String names = frames.stream()
                .map(one -> Text.escaped(one.toString().replaceAll("\\s+", " ")))
                .collect(Collectors.joining("&#10;"));
        String more = " data-frames=\"" + names + "\" data-columns=\"" + columns() + "\" data-width=\""
                + frame.getWidth() + "\"";
        int width = columns() * scaled(frame.getWidth(), scale);
        int height = rows() * scaled(frame.getHeight(), scale);
        return Html.image(Html.uri("image/png", Png.small(all)), width, height, description, more) + "\n<script>\n"
                + script() + "</script>";
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
        Picture frame = frames.get(0);
        double scale = scale();
        int width = columns() * scaled(frame.getWidth(), scale);
        return Picture.painted(width, rows() * scaled(frame.getHeight(), scale), description, inRows(scale));
    }

    private int columns() {
        return Math.min(COLUMNS, frames.size());
    }

    private int rows() {
        return (frames.size() + columns() - 1) / columns();
    }

    /** How large the pictures are beside each other. */
    private double scale() {
        return Math.min(1, (double) WIDTH / COLUMNS / frames.get(0).getWidth());
    }

    private static int scaled(int size, double scale) {
        return (int) Math.round(scale * size);
    }

    private Picture.Painter inRows(double scale) {
        int width = scaled(frames.get(0).getWidth(), scale);
        int height = scaled(frames.get(0).getHeight(), scale);
        return (g, density) -> {
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            for (int i = 0; i < frames.size(); i++) {
                Graphics2D place = (Graphics2D) g.create();
                place.translate(i % columns() * width, i / columns() * height);
                place.scale(scale, scale);
                frames.get(i).paintOn(place, density);
                place.dispose();
            }
        };
    }

    private static String script() {
        try (InputStream script = Animation.class.getResourceAsStream("animation.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it stands beside this class
        }
    }

    /** Returns the description: what the animation shows, in words. */
    @Override
    public String toString() {
        return description;
    }
}
