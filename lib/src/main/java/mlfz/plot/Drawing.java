package mlfz.plot;

/**
 * What a notebook can show, with words for those who cannot see it: {@link #toString()} gives them. As the last line of
 * a cell a drawing is shown as its HTML, sharp and with its words, in the kernels JJava and IJava. Every drawing of this
 * package is an image, too, which other kernels show.
 */
public interface Drawing {

    /** Returns the drawing as a piece of HTML that holds all it needs, its description too. */
    String html();
}
