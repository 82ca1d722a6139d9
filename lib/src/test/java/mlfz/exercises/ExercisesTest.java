package mlfz.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ExercisesTest {
    private static final Cells UNKNOWN = new Cells(null);

    @Test
    void theVerdictIsWhatTheCheckSays() {
        assertEquals("Right. Well done.", Exercises.verdict(() -> "Right. Well done."));
    }

    @Test
    void anErrorOfTheCheckIsASentence() {
        assertEquals("Your code stopped with an error: IllegalStateException: in two lines.", Exercises.verdict(() -> {
            throw new IllegalStateException("in\n  two lines.");
        }));
        assertEquals("Your code stopped with an error: ExceptionInInitializerError.", Exercises.verdict(() -> {
            throw new ExceptionInInitializerError();
        }));
    }

    @Test
    void takingAllMemoryIsASentence() {
        String told = Exercises.verdict(() -> {
            throw new OutOfMemoryError("Java heap space");
        });
        assertTrue(told.contains("all the memory") && told.contains("loop"), told);
    }

    @Test
    void anEndlessLoopIsGivenUpAndLeftToItself() {
        var goesOn = new AtomicBoolean(true);
        String told = Exercises.verdict(
                () -> {
                    long rounds = 0;
                    while (goesOn.get()) {
                        rounds++;
                    }
                    return "Right after " + rounds;
                },
                UNKNOWN,
                0.2);
        goesOn.set(false);
        assertTrue(told.contains("does not come to an end") && told.contains("Restart Kernel"), told);
    }

    @Test
    void anEndlessLoopThatHeedsInterruptsIsStopped() {
        String told = Exercises.verdict(
                () -> {
                    long rounds = 0;
                    while (!Thread.currentThread().isInterrupted()) {
                        rounds++;
                    }
                    return "Right after " + rounds;
                },
                UNKNOWN,
                0.2);
        assertTrue(told.endsWith("It was stopped."), told);
    }

    @Test
    void theStopButtonEndsTheCheckAndInterruptsTheAnswer() throws InterruptedException {
        var started = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        var told = new AtomicReference<String>();
        var cell = new Thread(() -> told.set(Exercises.verdict(() -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                stopped.countDown();
            }
            return "Right";
        })));
        cell.start();
        started.await();
        cell.interrupt();
        cell.join();
        stopped.await();
        assertEquals("The check was stopped.", told.get());
    }

    @Test
    void whileGradingAnAnswerThatIsNotRightIsAnErrorWithTheSentence() {
        assertEquals("Right. So it is.", Exercises.graded("Right. So it is.", true));
        assertEquals("Wrong.", Exercises.graded("Wrong.", false));
        var error = assertThrows(AssertionError.class, () -> Exercises.graded("Wrong.", true));
        assertEquals("Wrong.", error.getMessage());
    }

    @Test
    void theTestsThemselvesAreNotGraded() {
        assertFalse(Exercises.verdict(() -> "Wrong.").startsWith("Right"));
    }
}
