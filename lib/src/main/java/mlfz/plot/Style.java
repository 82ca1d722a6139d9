package mlfz.plot;

import java.awt.Color;

/** What tells a series from the others: the colour and the shape of its markers. */
enum Style {
    BLUE_CIRCLE(Colours.BLUE, RimmedMarker.CIRCLE),
    VERMILION_TRIANGLE(Colours.VERMILION, RimmedMarker.TRIANGLE),
    GREEN_SQUARE(Colours.GREEN, RimmedMarker.SQUARE),
    PURPLE_DIAMOND(Colours.PURPLE, RimmedMarker.DIAMOND);

    /** How many classes of points can be told apart. */
    static final int CLASSES = values().length;

    private final Color colour;
    private final RimmedMarker marker;

    Style(Color colour, RimmedMarker marker) {
        this.colour = colour;
        this.marker = marker;
    }

    /** The style of the n-th series, counted from 0; after the last comes the first again. */
    static Style of(int n) {
        return values()[n % values().length];
    }

    /** The style of a class of points: of two, class 1 is the blue one. */
    static Style ofClass(int label) {
        return label < 2 ? values()[1 - label] : values()[label];
    }

    Color colour() {
        return colour;
    }

    RimmedMarker marker() {
        return marker;
    }
}
