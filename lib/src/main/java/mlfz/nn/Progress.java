package mlfz.nn;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A live line about a training that takes a while: the step, the loss, and the time that is left.
 *
 * <pre>{@code
 * var line = display("");
 * var progress = new Progress(1000, text -> updateDisplay(line, text));
 * ...
 * progress.update(step, loss.value());    // step 300 of 1000, loss 0.441742, 2 s left
 * }</pre>
 *
 * <p>It may be told of every step, which costs next to nothing: what it was given to show texts is called four times a
 * second at most, and for the last step always. A time is shown in its two largest units: 1 min 59 s, 14 h 30 min, 2 d 5 h.
 * The last text has no time in it, so that it is the same in every run. Each training takes a Progress of its own. Not
 * thread-safe.
 */
public final class Progress {
    private static final long PAUSE = 250_000_000; // nanoseconds between two texts

    private final int steps;
    private final Consumer<String> show;
    private final LongSupplier clock;
    private int firstStep; // 0 before the first call
    private long firstTime;
    private long shownAt;
    private String text = "no step taken yet";

    /**
     * Progress of a training of so many steps.
     *
     * @param show is given each text, and shows it instead of the one before
     * @throws IllegalArgumentException if steps is not positive
     */
    public Progress(int steps, Consumer<String> show) {
        this(steps, show, System::nanoTime);
    }

    Progress(int steps, Consumer<String> show, LongSupplier clock) {
        if (steps < 1) {
            throw new IllegalArgumentException("steps = " + steps + ": expected a positive number of steps");
        }
        this.steps = steps;
        this.show = Objects.requireNonNull(show, "show");
        this.clock = clock;
    }

    /**
     * Tells that a step is done.
     *
     * @param step its number, counted from 1
     * @param loss its loss, shown with 6 significant digits
     * @throws IllegalArgumentException if step is not from 1 to the number of steps
     */
    public void update(int step, double loss) {
        if (step < 1 || step > steps) {
            throw new IllegalArgumentException("step = " + step + ": expected a step from 1 to " + steps);
        }
        long now = clock.getAsLong();
        if (firstStep == 0) {
            firstStep = step;
            firstTime = now;
        } else if (step < steps && now - shownAt < PAUSE) {
            return;
        }
        shownAt = now;
        text = String.format(Locale.ROOT, "step %d of %d, loss %.6g%s", step, steps, loss, timeLeft(step, now));
        show.accept(text);
    }

    /** The time left if the steps to come take as long as those since the first; empty where that is not known. */
    private String timeLeft(int step, long now) {
        if (step <= firstStep || step == steps) {
            return "";
        }
        double nanoseconds = (double) (now - firstTime) / (step - firstStep) * (steps - step);
        return ", " + duration((long) Math.ceil(nanoseconds / 1e9)) + " left";
    }

    /** A duration in its two largest units: 59 s, 1 min 59 s, 14 h 30 min, 2 d 5 h. */
    private static String duration(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        long minutes = seconds / 60;
        return minutes < 24 * 60
                ? minutes / 60 + " h " + minutes % 60 + " min"
                : minutes / (24 * 60) + " d " + minutes / 60 % 24 + " h";
    }

    /** The last text that was shown. */
    @Override
    public String toString() {
        return text;
    }
}
