package mlfz.plot;

import java.awt.BasicStroke;

/** How a line is drawn, to be told from others without colours. */
enum Dash {
    SOLID(),
    DASHED(9, 6),
    DOTTED(2, 5);

    private final float[] lengths;

    Dash(float... lengths) {
        this.lengths = lengths;
    }

    /** The style of the n-th line, counted from 0; after the last comes the first again. */
    static Dash of(int n) {
        return values()[n % values().length];
    }

    /** Lengths of dashes and gaps in turn, in pixels; none if there are no gaps. */
    float[] lengths() {
        return lengths.clone();
    }

    BasicStroke stroke() {
        return this == SOLID
                ? new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, lengths, 0);
    }
}
