package mlfz.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Texts in figures: their fonts, their widths, and numbers as text. */
final class Text {

    static {
        Screen.notNeeded();
    }

    /** More digits would show the rounding of the machine's arithmetic. */
    private static final MathContext DIGITS = new MathContext(13);

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private Text() {}

    static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }

    /** The font of that size, or a smaller one if the text would be wider than {@code pixels}. */
    static Font fitted(String text, int style, int size, double pixels) {
        Font font = font(style, size);
        double width = width(text, font);
        return width <= pixels ? font : font.deriveFont((float) (size * pixels / width));
    }

    static double width(String text, Font font) {
        return font.getStringBounds(text, CONTEXT).getWidth();
    }

    /** Paints outlines, as XChart does, so that texts look the same everywhere in the figure. */
    static void paint(Graphics2D g, String text, Font font, double x, double baseline) {
        g.fill(new TextLayout(text, font, CONTEXT).getOutline(AffineTransform.getTranslateInstance(x, baseline)));
    }

    /** A number with the digits that it needs, a decimal point on every machine, and a true minus sign; −0 is 0. */
    static String number(double value) {
        double size = Math.abs(value);
        String pattern = size != 0 && (size < 1e-4 || size >= 1e6) ? "0.##############E0" : "0.################";
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(new BigDecimal(value).round(DIGITS))
                .replace('-', '\u2212');
    }

    /** A number for a sentence or a box, with four digits. */
    static String rounded(double value) {
        return Double.isFinite(value)
                ? number(new BigDecimal(value).round(new MathContext(4)).doubleValue())
                : Double.toString(value);
    }

    /** A number of things. */
    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** 10 to the power of an exponent, as a text; exact where the exponent is whole, for a rounding error is not shown. */
    static String powerOfTen(double exponent) {
        int whole = (int) Math.floor(exponent);
        return Math.abs(exponent) < 300
                ? number(Math.pow(10, exponent))
                : number(Math.pow(10, exponent - whole)) + "E"
                        + number(whole); // which no double may be large enough for
    }

    /** Text without control characters, of which XML knows tab and line ends alone. */
    static String printable(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "\uFFFD");
    }

    /** Text as it may stand in HTML and SVG, in attributes too. */
    static String escaped(String text) {
        return printable(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
