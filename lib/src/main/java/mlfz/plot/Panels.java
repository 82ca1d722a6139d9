package mlfz.plot;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Several planes, to be shown together. */
final class Panels {

    private Panels() {}

    /** Planes at one size. */
    static List<Panel> of(List<Contents> figures, Look look) {
        return IntStream.range(0, figures.size())
                .mapToObj(i -> figures.get(i).panel(look, "figures[" + i + "]"))
                .toList();
    }

    /** Their titles, and what the last of them shows. */
    static String words(List<Contents> figures) {
        return Text.count(figures.size(), "plane") + ": "
                + figures.stream().map(Contents::title).collect(Collectors.joining("; ")) + ". The last, "
                + figures.get(figures.size() - 1).words();
    }
}
