package mlfz.exercises;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.IntSupplier;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/**
 * Which runs of cells came to nothing, since the first check.
 *
 * <p>A cell that lacks a closing brace is refused by the kernel before JShell hears of it; but it has a number like every
 * cell that is run, the one in brackets beside it. So a number under which JShell was given nothing is that of such a cell.
 */
final class Runs {
    private static final Map<JShell, Runs> ALL = new WeakHashMap<>();

    private final IntSupplier number;
    private final int first;
    private final Set<Integer> heardOf = new HashSet<>();
    private final Map<String, Integer> runOf = new HashMap<>(); // by the snippets' ids, the last run of each

    private Runs(IntSupplier number) {
        this.number = number;
        first = number.getAsInt();
    }

    /**
     * The runs of this JShell's cells; they are counted from the first call on.
     *
     * @param number the number of the run that is going on
     */
    static synchronized Runs of(JShell shell, IntSupplier number) {
        return ALL.computeIfAbsent(shell, key -> {
            var runs = new Runs(number);
            key.onSnippetEvent(runs::note);
            return runs;
        });
    }

    private synchronized void note(SnippetEvent event) {
        int run = number.getAsInt();
        heardOf.add(run);
        if (event.causeSnippet() == null) {
            runOf.put(event.snippet().id(), run);
        }
    }

    /** Whether some cell came to nothing between the last run of this snippet and the run that is going on. */
    synchronized boolean nothingSince(Snippet snippet) {
        for (int run = runOf.getOrDefault(snippet.id(), first) + 1; run < number.getAsInt(); run++) {
            if (!heardOf.contains(run)) {
                return true;
            }
        }
        return false;
    }
}
