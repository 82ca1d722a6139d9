package mlfz.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Font;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as text, and fonts that fit. */
class TextTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "0.1, 0.1",
        "-2.5, −2.5",
        "0.0001, 0.0001",
        "0.00009999, 9.999E−5",
        "999999, 999999",
        "1000000, 1E6",
        "-1000000, −1E6",
        "0.30000000000000004, 0.3"
    })
    void aNumberHasTheDigitsThatItNeeds(double number, String text) {
        assertEquals(text, Text.number(number));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "2, 100",
        "-3, 0.001",
        "6, 1E6",
        "-12, 1E−12",
        "300, 1E300",
        "309, 1E309",
        "-330, 1E−330",
        "0.5, 3.16227766016838",
        "308.5, 3.162277660168E308"
    })
    void aPowerOfTenIsExactWhereItsExponentIsWhole(double exponent, String text) {
        String shown = Text.powerOfTen(exponent);
        assertEquals(text.substring(0, Math.min(14, text.length())), shown.substring(0, Math.min(14, shown.length())));
    }

    @Test
    void aTextThatIsTooWideGetsTheSmallerFontInWhichItJustFits() {
        String text = "a text of some length";
        double width = Text.width(text, Text.font(Font.PLAIN, 16));
        assertEquals(16, Text.fitted(text, Font.PLAIN, 16, width).getSize2D(), "it fits as it is");
        Font smaller = Text.fitted(text, Font.PLAIN, 16, 0.7 * width);
        assertEquals(16 * 0.7, smaller.getSize2D(), 0.01);
        assertEquals(0.7 * width, Text.width(text, smaller), 0.01 * width);
    }
}
