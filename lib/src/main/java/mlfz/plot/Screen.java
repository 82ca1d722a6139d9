package mlfz.plot;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.Locale;

/**
 * The screen, which figures do not need. Java's graphics ask for one all the same where the machine seems to have it,
 * and fail if it cannot be reached: an environment variable DISPLAY left over from a session that has ended is enough.
 * Whether they ask is decided when they are first used; so this class comes before.
 */
final class Screen {

    /** Java's own switch, which it reads once. */
    private static final String WITHOUT = "java.awt.headless";

    private Screen() {}

    /**
     * Has Java paint without a screen, if it has not painted yet. Who opens windows, too, opens the first of them before
     * the first figure is made.
     */
    static void notNeeded() {
        System.setProperty(WITHOUT, "true");
    }

    /**
     * Makes sure that texts can be painted at all.
     *
     * @throws IllegalStateException if they cannot, with the cause in words
     */
    static void requireFonts() {
        try {
            notNeeded();
            // as Text does, which cannot be asked here, since it comes after this class
            new Font(Font.SANS_SERIF, Font.PLAIN, 12).getStringBounds("0", new FontRenderContext(null, true, true));
        } catch (RuntimeException | Error e) {
            throw new IllegalStateException(words(e), e);
        }
    }

    /** What keeps Java from painting, told from the failure and its causes. */
    static String words(Throwable failure) {
        Throwable first = failure;
        boolean fonts = false;
        for (Throwable t = failure; t != null; t = t.getCause()) {
            first = t;
            fonts |= String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT).contains("fontconfig");
        }
        if (fonts) {
            return "Java finds no font to write a figure's labels in: install fontconfig and a font (on Debian and "
                    + "Ubuntu, the packages fontconfig and fonts-dejavu-core)";
        }
        return "Java cannot paint here: " + first.getMessage() + ". If something asked for a screen before the first "
                + "figure was made, start Java with -Djava.awt.headless=true; if a library is missing, install it";
    }
}
