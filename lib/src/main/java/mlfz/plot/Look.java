package mlfz.plot;

/**
 * How large a figure is, and what is in it.
 *
 * @param width in pixels
 * @param height in pixels
 * @param xSpacing how many pixels it takes at least from one tick of the x axis to the next
 * @param ySpacing the same for the y axis
 * @param parts the sizes of what is in it
 */
record Look(int width, int height, int xSpacing, int ySpacing, Parts parts) {

    /** A figure of which each axis has a scale of its own. */
    static final Look WIDE = new Look(800, 500, 74, 50, Parts.LARGE);

    /** A figure with a square plot. */
    static final Look PLANE = new Look(600, 600, 74, 50, Parts.SQUARE);

    /** One plane of a strip. */
    static final Look PANEL = new Look(266, 266, 50, 50, Parts.SMALL);

    /** One plane of an animation. */
    static final Look FRAME = new Look(480, 480, 50, 50, Parts.SMALL);

    /**
     * The sizes of what is in a figure, in pixels.
     *
     * @param title of the title's letters
     * @param titlePadding of the room around the title
     * @param padding of the room around everything
     * @param numbers of the letters along the axes
     * @param marker of a marker
     * @param beside of what the title leaves free of the width
     * @param labelled whether the axes have labels
     * @param crowded whether points are so close to each other that they would hide a boundary below them
     */
    record Parts(
            int title,
            int titlePadding,
            int padding,
            int numbers,
            int marker,
            int beside,
            boolean labelled,
            boolean crowded) {

        private static final Parts LARGE = new Parts(18, 10, 12, 14, 9, 140, true, false);
        private static final Parts SQUARE = new Parts(18, 10, 12, 14, 8, 140, true, false);
        private static final Parts SMALL = new Parts(14, 6, 10, 12, 5, 24, false, true);
    }

    /** The width that the title or the label of the x axis may take. */
    int room() {
        return width - parts.beside;
    }
}
