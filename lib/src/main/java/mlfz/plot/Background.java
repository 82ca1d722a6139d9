package mlfz.plot;

import java.awt.image.BufferedImage;

/** A series that fills its plane, below all others; what it paints on the canvas are lines on it. */
interface Background extends Series {

    /**
     * The picture of the plane.
     *
     * @param width how many pixels there are from the centre of the first to the centre of the last
     * @param height likewise
     * @param density into how many each of these pixels is divided, both ways
     */
    BufferedImage image(int width, int height, int density);

    /** Whether its lines are boundaries between classes, which many points on top would hide. */
    boolean hasBoundary();

    @Override
    default Range x() {
        return Range.EMPTY;
    }

    @Override
    default Range y() {
        return Range.EMPTY;
    }
}
