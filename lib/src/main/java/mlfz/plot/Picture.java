package mlfz.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/**
 * An opaque image that knows in words what it shows. A notebook shows the image; where only text is possible (a reader
 * who cannot see it, a plain-text copy of the notebook) {@link #toString()} gives the description instead.
 */
public final class Picture extends BufferedImage {

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

    /**
     * A black picture to paint on.
     *
     * @param width in pixels, at least 1
     * @param height in pixels, at least 1
     * @param description what the picture shows
     * @throws IllegalArgumentException if the description is blank or the size is not positive
     */
    public Picture(int width, int height, String description) {
        super(width, height, TYPE_INT_RGB);
        this.description = Check.text(description, "description");
    }

    /** A picture that a painter has painted. */
    static Picture painted(int width, int height, String description, Painter painter) {
        Picture picture = new Picture(width, height, description);
        Graphics2D g = picture.createGraphics();
        paint(g, width, height, 1, painter);
        g.dispose();
        return picture;
    }

    private static void paint(Graphics2D g, int width, int height, int density, Painter painter) {
        g.scale(density, density);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        // Without this, diagonal lines of many short pieces wobble.
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        painter.paint(g, density);
    }

    /** Returns the description: what the picture shows, in words. */
    @Override
    public String toString() {
        return description;
    }
}
