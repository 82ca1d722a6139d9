package mlfz.plot;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Several planes, to be shown together. */
final class Panels {

    private static final int COLUMNS = 3; // of a strip

    private Panels() {}

    static Picture strip(List<Figure> figures, String description) {
        return Panel.sheet(of(figures, Look.PANEL), COLUMNS, description);
    }

    static Animation animation(List<Figure> figures, String description) {
        List<Picture> frames = of(figures, Look.FRAME).stream()
                .map(panel -> Panel.sheet(List.of(panel), 1, description))
                .toList();
        return new Animation(frames, description);
    }

    /** Planes at one size. */
    private static List<Panel> of(List<Figure> figures, Look look) {
        List<Contents> all = contents(figures);
        return IntStream.range(0, all.size())
                .mapToObj(i -> all.get(i).panel(look, "figures[" + i + "]"))
                .toList();
    }

    /** Their titles, and what the last of them shows. */
    static String words(List<Figure> figures) {
        List<Contents> all = contents(figures);
        return Text.count(all.size(), "plane") + ": "
                + all.stream().map(Contents::title).collect(Collectors.joining("; ")) + ". The last, "
                + all.get(all.size() - 1).words();
    }

    private static List<Contents> contents(List<Figure> figures) {
        Check.notEmpty(figures, "figures");
        return IntStream.range(0, figures.size())
                .mapToObj(i -> Objects.requireNonNull(figures.get(i), "figures[" + i + "]")
                        .contents())
                .toList();
    }
}
