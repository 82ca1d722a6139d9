package mlfz.exercises;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What usual mistakes come to, and the hint for each: the first one that the reader's number is equal to is given. */
final class Hints {
    private record Hint(double value, String words) {}

    private final List<Hint> hints = new ArrayList<>();

    /** The hint for those whose number is this one. */
    Hints at(double value, String words) {
        hints.add(new Hint(value, words));
        return this;
    }

    /** The hint for this number, if there is one. */
    Optional<String> of(double value) {
        return hints.stream()
                .filter(hint -> Values.near(value, hint.value))
                .map(Hint::words)
                .findFirst();
    }
}
