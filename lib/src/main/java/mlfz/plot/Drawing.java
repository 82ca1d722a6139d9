package mlfz.plot;

/**
 * What a notebook can show, with words for those who cannot see it: {@link #toString()} gives them. As the last line of
 * a cell a drawing is shown as an image. A kernel shows its sharper HTML, with the words, once it has been told so, which
 * takes no class of the kernel:
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
