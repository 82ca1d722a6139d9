package mlfz.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
    private static final long SECOND = 1_000_000_000;

    private final AtomicLong now = new AtomicLong(-5 * SECOND); // System.nanoTime may be negative, too
    private final List<String> shown = new ArrayList<>();

    private Progress progress(int steps) {
        return new Progress(steps, shown::add, now::get);
    }

    @Test
    void showsStepLossAndTheTimeLeftOnceItIsKnown() {
        Progress progress = progress(1000);
        progress.update(1, 1.4802296);
        now.addAndGet(3 * SECOND);
        progress.update(301, 0.44174217);
        assertEquals(List.of("step 1 of 1000, loss 1.48023", "step 301 of 1000, loss 0.441742, 7 s left"), shown);
    }

    @Test
    void minutesAreShownFromSixtySecondsOn() {
        Progress progress = progress(121);
        progress.update(1, 1);
        now.addAndGet(SECOND);
        progress.update(2, 1);
        now.addAndGet(59 * SECOND);
        progress.update(61, 1);
        now.addAndGet(SECOND);
        progress.update(62, 1);
        now.addAndGet(SECOND / 4);
        progress.update(63, 1);
        assertEquals(
                List.of(
                        "step 2 of 121, loss 1.00000, 1 min 59 s left",
                        "step 61 of 121, loss 1.00000, 1 min 0 s left",
                        "step 62 of 121, loss 1.00000, 59 s left",
                        "step 63 of 121, loss 1.00000, 58 s left"),
                shown.subList(1, 5));
    }

    /** After one step of so many seconds, this many are to come. */
    @ParameterizedTest
    @CsvSource({
        "59.5, 1, 1 min 0 s",
        "3599, 1, 59 min 59 s",
        "3599.5, 1, 1 h 0 min",
        "3600, 1, 1 h 0 min",
        "3719, 1, 1 h 1 min",
        "52219, 1, 14 h 30 min", // 870 min 19 s
        "86399, 1, 23 h 59 min",
        "86400, 1, 1 d 0 h",
        "1, 100000, 1 d 3 h",
        "3600, 1000, 41 d 16 h",
        "86400, 2147483645, 2147483645 d 0 h"
    })
    void hoursAndDaysAreShownAsSuch(double seconds, int stepsToCome, String text) {
        Progress progress = progress(2 + stepsToCome);
        progress.update(1, 1);
        now.addAndGet((long) (seconds * SECOND));
        progress.update(2, 1);
        assertEquals("step 2 of " + (2 + stepsToCome) + ", loss 1.00000, " + text + " left", shown.get(1));
    }

    @Test
    void theClockIsThatOfTheMachineUnlessATestHasItsOwn() throws InterruptedException {
        Progress progress = new Progress(3, shown::add);
        progress.update(1, 1);
        Thread.sleep(300);
        progress.update(2, 1);
        assertEquals(2, shown.size());
        assertTrue(shown.get(1).startsWith("step 2 of 3, loss 1.00000, "), shown.get(1));
    }

    @Test
    void theLastTextHasNoTime() {
        Progress progress = progress(2);
        progress.update(1, 0.5);
        now.addAndGet(10 * SECOND);
        progress.update(2, 0.25);
        assertEquals("step 2 of 2, loss 0.250000", shown.get(1));
    }

    @Test
    void showsFourTextsASecondAtMost() {
        Progress progress = progress(2001);
        for (int step = 1; step <= 2000; step++) { // two seconds
            progress.update(step, 1);
            now.addAndGet(SECOND / 1000);
        }
        assertEquals(
                List.of("1", "251", "501", "751", "1001", "1251", "1501", "1751"),
                shown.stream().map(text -> text.split(" ")[1]).toList());
    }

    @Test
    void theLastStepIsAlwaysShown() {
        Progress progress = progress(3);
        progress.update(1, 3);
        progress.update(2, 2);
        progress.update(3, 1);
        assertEquals(List.of("step 1 of 3, loss 3.00000", "step 3 of 3, loss 1.00000"), shown);
    }

    @Test
    void aTrainingOfOneStepHasOneText() {
        progress(1).update(1, 0.125);
        assertEquals(List.of("step 1 of 1, loss 0.125000"), shown);
    }

    @Test
    void aTrainingThatGoesOnFromALaterStepCountsItsOwnTime() {
        Progress progress = progress(1000);
        progress.update(501, 1);
        now.addAndGet(SECOND);
        progress.update(601, 1);
        assertEquals("step 601 of 1000, loss 1.00000, 4 s left", shown.get(1));
    }

    @Test
    void textsAreTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            progress(1).update(1, 0.5);
        } finally {
            Locale.setDefault(before);
        }
        assertEquals(List.of("step 1 of 1, loss 0.500000"), shown);
    }

    @Test
    void aLossThatIsNoNumberIsShownAsSuch() {
        progress(1).update(1, Double.NaN);
        assertEquals(List.of("step 1 of 1, loss NaN"), shown);
    }

    @Test
    void wrongStepsAreErrorsThatNameThem() {
        assertEquals(
                "steps = 0: expected a positive number of steps",
                assertThrows(IllegalArgumentException.class, () -> progress(0)).getMessage());
        for (int step : new int[] {0, 11}) {
            assertEquals(
                    "step = " + step + ": expected a step from 1 to 10",
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> progress(10).update(step, 1))
                            .getMessage());
        }
        assertEquals(
                "show",
                assertThrows(NullPointerException.class, () -> new Progress(1, null))
                        .getMessage());
    }

    @Test
    void isShownAsItsLastText() {
        Progress progress = progress(10);
        assertEquals("no step taken yet", progress.toString());
        progress.update(1, 2);
        assertEquals("step 1 of 10, loss 2.00000", progress.toString());
    }
}
