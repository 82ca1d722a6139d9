package mlfz.plot;

import java.awt.Color;

/** The colours of the figures; colour-blind readers tell them apart. */
final class Colours {

    static {
        Screen.notNeeded();
    }

    static final Color BLUE = new Color(0x0072B2);
    static final Color VERMILION = new Color(0xD55E00);
    static final Color GREEN = new Color(0x007A5A);
    static final Color PURPLE = new Color(0x8A4F7D);
    static final Color TEXT = new Color(0x222222);
    static final Color FRAME = new Color(0x555555);
    static final Color GRID = new Color(0xE4E4E4);

    static final Color GAP = new Color(0xE9E9E9); // where a plane has no value

    private static final Color DEEP = new Color(0x858CA6);
    private static final Color PALE = new Color(0xC9CDD8);
    private static final int LIGHTEST_GREY = 0xA0;
    private static final double BLUE_OPACITY = 0.45;
    private static final double VERMILION_OPACITY = 0.25;

    private Colours() {}

    /**
     * The colour of an output at a share of its range: light vermilion at 0, white at 1/2, blue at 1. As the two are about as
     * bright, blue is the more opaque one, so that a print without colours shows which end is which.
     */
    static Color output(double share) {
        double opacity = 2 * share - 1;
        return share < 0.5
                ? mix(Color.WHITE, VERMILION, -opacity * VERMILION_OPACITY)
                : mix(Color.WHITE, BLUE, opacity * BLUE_OPACITY);
    }

    /** The colour of a class's ground, on which its markers and those of the others stand out. */
    static Color light(Color colour) {
        return mix(Color.WHITE, colour, VERMILION_OPACITY);
    }

    /** A colour so light that dark letters on it are easy to read. */
    static Color tint(Color colour) {
        return mix(Color.WHITE, colour, 0.1);
    }

    /** The colour of a loss at a share of its range: dark grey at 0, light grey at 1. */
    static Color valley(double share) {
        return mix(DEEP, PALE, share);
    }

    /** The grey of line {@code index} of {@code count}: light for the first, black for the last or only one. */
    static Color grey(int index, int count) {
        int level = Math.round(LIGHTEST_GREY * (count - 1 - index) / (float) Math.max(1, count - 1));
        return new Color(level, level, level);
    }

    private static Color mix(Color from, Color to, double share) {
        return new Color(
                mix(from.getRed(), to.getRed(), share),
                mix(from.getGreen(), to.getGreen(), share),
                mix(from.getBlue(), to.getBlue(), share));
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + share * (to - from));
    }
}
