package mlfz.exercises;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jdk.jshell.spi.SPIResolutionException;

/**
 * Runs the checks of the exercises; a check's cell ends with it:
 *
 * <pre>{@code
 * String check2() { return LinearModelExercises.slopeByA((a, b) -> slopeByA(a, b), xs, ys); }
 * Exercises.verdict(() -> check2(), "slopeByA")
 * }</pre>
 *
 * <p>(Two statements, because a method may name an answer that is not there, and an expression may not: Java would refuse
 * to compile it, and nobody could tell the reader what is missing.)
 *
 * <p>Whatever the answer does, the cell shows one sentence; that of a right answer begins with <i>Right</i>. For grading by
 * a program, set the environment variable {@code MLFZ_GRADING} to anything: cells whose answers are not right then fail, with
 * the same sentence as the message of an {@link AssertionError}.
 */
public final class Exercises {
    /** How much computing a check may take; the slowest takes about a second of it. */
    private static final long MOST_SECONDS = 15;

    /** How long a check may last in all, on a machine that is busy with other things, or if it waits for something. */
    private static final long LONGEST_SECONDS = 120;

    private Exercises() {}

    /**
     * The sentence that a check comes to. A check that does not end, because the answer has an endless loop, is given up
     * after some seconds.
     *
     * @param check one of the checks of this package, called with the answer
     * @param answers the names that the answer declares, so that the sentence can say which of them is missing
     * @return one sentence or more, in a single line
     * @throws AssertionError with that sentence, if MLFZ_GRADING is set and the answer is not right
     */
    public static String verdict(Callable<String> check, String... answers) {
        boolean grading = System.getenv("MLFZ_GRADING") != null;
        return graded(verdict(check, Cells.ofThisNotebook(), MOST_SECONDS, answers), grading);
    }

    /** The sentence itself, or an error with it if it is to count as one. */
    static String graded(String sentence, boolean grading) {
        if (grading && !sentence.startsWith("Right")) {
            throw new AssertionError(sentence);
        }
        return sentence;
    }

    static String verdict(Callable<String> check, Cells cells, double mostSeconds, String... answers) {
        for (String answer : answers) {
            var complaint = cells.complaint(answer);
            if (complaint.isPresent()) {
                return complaint.get();
            }
        }
        var task = new FutureTask<>(() -> Told.sentence(() -> {
            try {
                return check.call();
            } catch (SPIResolutionException unknown) { // the check itself names something that is not there
                throw new Told(cells.neededBy(unknown, answers));
            }
        }));
        var thread = new Thread(task, "check of an exercise");
        thread.setDaemon(true);
        thread.start();
        try {
            return within(task, thread, mostSeconds);
        } catch (InterruptedException stopped) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            return "The check was stopped.";
        }
    }

    private static String within(FutureTask<String> task, Thread thread, double mostSeconds)
            throws InterruptedException {
        long start = System.nanoTime();
        while (seconds(System.nanoTime() - start) < LONGEST_SECONDS
                && seconds(ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId())) < mostSeconds) {
            String sentence = after(task, 50);
            if (sentence != null) {
                return sentence;
            }
        }
        thread.interrupt();
        boolean ended = after(task, 1000) != null;
        return "Your code does not come to an end: is there a loop that never stops? "
                + (ended
                        ? "It was stopped."
                        : "It goes on in the background, and only Restart Kernel in the menu Kernel ends it;"
                                + " mend it, restart, and run the cells above.");
    }

    /** The task's result if it is there within that time, else null. */
    private static String after(FutureTask<String> task, long milliseconds) throws InterruptedException {
        try {
            return task.get(milliseconds, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            throw new AssertionError(e); // Told.sentence lets nothing through
        }
    }

    private static double seconds(long nanoseconds) {
        return nanoseconds / 1e9;
    }
}
