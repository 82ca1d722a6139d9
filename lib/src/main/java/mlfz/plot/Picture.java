package mlfz.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/**
 * An opaque image that knows in words what it shows. A notebook shows the image; where only text is possible (a reader
 * who cannot see it, a plain-text copy of the notebook) {@link #toString()} gives the description instead. What this
 * package paints is painted anew, with twice as many pixels both ways, for HTML and files: as large, and sharper.
 */
public final class Picture extends BufferedImage implements Drawing {

    static {
        Notebook.showHtml();
    }

    private static final int SHARP = 2;

    /** What paints a picture, on a white ground. */
    interface Painter {
        /**
         * Paints in the picture's own coordinates.
         *
         * @param density how many pixels of the ground there are to one of the picture, both ways
         */
        void paint(Graphics2D g, int density);
    }

    private final String description;
    private final Painter painter; // or null: the pixels are all there is

    /**
     * A black picture to paint on.
     *
     * @param width in pixels, at least 1
     * @param height in pixels, at least 1
     * @param description what the picture shows
     * @throws NullPointerException if the description is null
     * @throws IllegalArgumentException if the description is blank or the size is not positive
     */
    public Picture(int width, int height, String description) {
        this(width, height, description, null);
    }

    private Picture(int width, int height, String description, Painter painter) {
        super(width, height, TYPE_INT_RGB);
        this.description = Check.text(description, "description");
        this.painter = painter;
    }

    /** A picture that a painter has painted. */
    static Picture painted(int width, int height, String description, Painter painter) {
        Picture picture = new Picture(width, height, description, painter);
        paintOn(picture, 1, painter);
        return picture;
    }

    /** Saves the picture: {@code save(Path.of(file))}. */
    public void save(String file) throws IOException {
        save(Path.of(Objects.requireNonNull(file, "file")));
    }

    /**
     * Saves the picture to a file, and replaces what the file was. The end of its name says how: {@code .png}, with
     * twice as many pixels as the notebook shows; {@code .svg}, which is sharp at any size (a filled contour in it is an
     * image; a picture that was not painted by this package is one altogether).
     *
     * @param file the file, in a folder that is there
     * @throws NullPointerException if the file is null
     * @throws IllegalArgumentException if its name ends otherwise
     * @throws IOException if it cannot be written
     */
    public void save(Path file) throws IOException {
        String name = Objects.requireNonNull(file, "file").toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".png")) {
            Files.write(file, Png.of(sharp()));
        } else if (name.endsWith(".svg")) {
            Files.writeString(file, Svg.of(getWidth(), getHeight(), description, g -> paintOn(g, SHARP)));
        } else {
            throw new IllegalArgumentException("file = " + file + ": expected a name that ends in .png or .svg");
        }
    }

    @Override
    public String html() {
        return Html.image(Html.uri("image/png", Png.small(sharp())), getWidth(), getHeight(), description);
    }

    /** Returns the description: what the picture shows, in words. */
    @Override
    public String toString() {
        return description;
    }

    private BufferedImage sharp() {
        return painter == null ? this : sharp(getWidth(), getHeight(), painter);
    }

    /** What a painter paints, with twice as many pixels both ways. */
    static BufferedImage sharp(int width, int height, Painter painter) {
        BufferedImage image = new BufferedImage(SHARP * width, SHARP * height, TYPE_INT_RGB);
        paintOn(image, SHARP, painter);
        return image;
    }

    private static void paintOn(BufferedImage image, int density, Painter painter) {
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.scale(density, density);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        // Without this, diagonal lines of many short pieces wobble.
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        painter.paint(g, density);
        g.dispose();
    }

    /** Paints what the picture shows on the white ground of its size. */
    void paintOn(Graphics2D g, int density) {
        if (painter != null) {
            painter.paint(g, density);
        } else {
            g.drawImage(this, 0, 0, null);
        }
    }
}
