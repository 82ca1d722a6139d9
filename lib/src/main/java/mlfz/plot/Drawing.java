package mlfz.plot;

/**
 * What a notebook can show, with words for those who cannot see it: {@link #toString()} gives them. A kernel shows a
 * drawing as an image. It shows the sharper HTML, with the words, once it has been told so in the notebook's first cell,
 * without a class of the kernel being named:
 *
 * <pre>{@code
 * getKernelInstance().getRenderer().createRegistration(Drawing.class).preferring("text/html")
 *     .register((drawing, context) -> context.getOutputContainer().putHTML(drawing.html()));
 * }</pre>
 */
public interface Drawing {

    /** Returns the drawing as a piece of HTML that holds all it needs, its description too. */
    String html();
}
