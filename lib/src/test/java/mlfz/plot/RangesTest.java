package mlfz.plot;

import static mlfz.plot.Pixels.BLUE;
import static mlfz.plot.Pixels.darkPixels;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import mlfz.plot.Pixels.Plot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Small and large numbers, and axes that are narrow in relation to their own numbers. */
class RangesTest {

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-30, 1e-12, 1e-9, 1e-6, 1, 1e6, 1e100})
    void pointsOfAnySizeAreSpreadOverTheirAxesWithNumbersBesideThem(double size) {
        double[] numbers = {size, 2 * size, 3 * size};
        Picture picture =
                Figure.wide("a figure", "x", "y").scatter("s", numbers, numbers).picture();
        Plot plot = new Plot(picture, 0.92, 3.08);
        for (int i = 1; i <= 3; i++) {
            assertEquals(BLUE, plot.colourAt(i, i), "point " + i);
        }
        int marks = 0;
        for (int y = plot.top; y <= plot.bottom; y++) {
            marks += darkPixels(picture, plot.left - 3, y, plot.left - 1, y + 1) > 0 ? 1 : 0;
        }
        assertTrue(marks >= 3 && marks <= 12, "ticks of the y axis: " + marks);
    }

    @Test
    void aLineOverATinyRangeIsNoBar() {
        Picture picture = Figure.wide("a figure", "x", "y")
                .line("sine", x -> Math.sin(x * 1e10), 0, 6e-10)
                .picture();
        Plot plot = new Plot(picture, -0.24, 6.24);
        double middle = -0.24 + 6.48 / 2;
        assertTrue(plot.darkest(Math.PI, middle) < 0x60, "0 at π");
        assertTrue(plot.darkest(Math.PI / 2, middle) > 0xD0, "not 0 at π/2");
    }

    @Test
    void aPlaneMayBeTiny() {
        Picture picture = Figure.plane("a plane", "x", "y", -1e-10, 1e-10)
                .scatter("s", new double[] {5e-11}, new double[] {-5e-11})
                .picture();
        assertEquals(BLUE, new Plot(picture, -1, 1).colourAt(0.5, -0.5));
    }

    @Test
    void aRangeIsNarrowInRelationToItsOwnNumbers() {
        assertFalse(new Range(1e-12, 2e-12).narrow());
        assertFalse(new Range(-1e-10, 1e-10).narrow());
        assertFalse(new Range(1, 1 + 1e-8).narrow());
        assertTrue(new Range(1, 1 + 1e-10).narrow());
        assertTrue(new Range(1e12, 1e12 + 1).narrow());
        assertTrue(new Range(0, 0).narrow());
    }

    @Test
    void aMarginIsAPartOfTheRangeOrOfANumberAlone() {
        assertEquals(new Range(-0.04, 1.04), new Range(0, 1).padded());
        assertEquals(new Range(5e-13, 1.5e-12), new Range(1e-12, 1e-12).padded());
        assertEquals(new Range(-0.5, 0.5), new Range(0, 0).padded());
        assertEquals(new Range(-0.5, 0.5), new Range(0, 1e-11).paddedExponents().map(x -> Math.rint(2 * x) / 2));
    }

    @Test
    void aRangeGoesToWholeNumbersThatAreNear() {
        assertEquals(new Range(0, 3), new Range(0.1, 2.9).toWholeNumbers());
        assertEquals(new Range(0.5, 2.5), new Range(0.5, 2.5).toWholeNumbers());
        assertTrue(new Range(0.5, 2.5).hasWholeNumbers());
        assertTrue(new Range(1, 2).hasWholeNumbers());
        assertFalse(new Range(0.5, 1.5).hasWholeNumbers());
    }

    @ParameterizedTest
    @CsvSource({"1, from 1 to 2", "1000000, from 1E6 to 2E6"})
    void wordsHaveFourDigits(double size, String words) {
        assertEquals(words, new Range(size, 2 * size).words());
    }

    @Test
    void wordsHaveMoreDigitsWhereFourWouldBeTheSame() {
        assertEquals("from 1 to 1.0000001", new Range(1, 1.0000001).words());
        assertEquals("7", new Range(7, 7).words());
        assertEquals("from 0.3333 to 0.6667", new Range(1 / 3.0, 2 / 3.0).words());
    }

    @Test
    void stepsHaveBothEndsAmongThem() {
        assertArrayEquals(new double[] {0.1, 0.2, 0.3}, new Range(0.1, 0.3).steps(3), 1e-15);
        assertEquals(0.3, new Range(0.1, 0.3).steps(7)[6]);
    }

    @Test
    void anAxisCountsInAPowerOfTenWhereItsRangeIsTiny() {
        assertEquals(1, new Range(0, 1).unit());
        assertEquals(1, new Range(0, 2e-6).unit());
        assertEquals(1e-12, new Range(1e-12, 4e-12).unit());
        assertEquals(1e-7, new Range(1, 1 + 5e-7).unit());
    }

    @Test
    void numbersAreWrittenWithTheDigitsThatTellThemApart() {
        assertEquals("0.99999999", Text.number(0.99999999));
        assertEquals("0.0005000000001", Text.number(0.0005000000001));
        assertEquals("0.3", Text.number(0.1 + 0.2));
        assertEquals("1E\u221212", Text.number(1e-12));
    }

    @Test
    void roundNumbersAreEvenStepsOrOneTwoFive() {
        assertEquals(List.of(950.0, 1000.0, 1050.0, 1100.0, 1150.0), Ticks.between(947, 1190, 6));
        assertEquals(List.of(2.0, 5.0, 10.0, 20.0, 50.0), Ticks.between(1.5, 60, 6));
        assertEquals(List.of(3.0, 3.5, 4.0), Ticks.between(2.9, 4.1, 3));
        assertEquals(List.of(1.0, 2.0, 3.0, 4.0, 5.0), Ticks.between(1, 5, 6), "up to a quotient of 5");
    }

    @Test
    void numbersHaveAPointAndATrueMinusSignOnEveryMachine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals("\u22120.5", Text.number(-0.5));
            assertEquals("0", Text.number(0));
            assertEquals("0", Text.number(-0.0));
            assertEquals("123456.25", Text.number(123456.25));
            assertEquals("1E\u22125", Text.number(0.00001));
            assertEquals("\u22121.5E6", Text.number(-1500000));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theMiddleIsHalfway() {
        assertEquals(3, new Range(1, 5).middle());
    }
}
