package mlfz.plot;

import java.awt.image.BufferedImage;

/**
 * An opaque image that knows in words what it shows. A notebook shows the image; where only text is possible (a reader
 * who cannot see it, a plain-text copy of the notebook) {@link #toString()} gives the description instead.
 */
public final class Picture extends BufferedImage {

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

    /** Returns the description: what the picture shows, in words. */
    @Override
    public String toString() {
        return description;
    }
}
