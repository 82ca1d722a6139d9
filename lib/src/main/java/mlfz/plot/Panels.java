package mlfz.plot;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Several planes, to be shown together; each figure is asked for its contents. */
final class Panels {

    private static final int COLUMNS = 3; // of a strip

    private Panels() {}

    static <F> Picture strip(List<F> figures, Function<F, Contents> contents, String description) {
        return Panel.sheet(of(figures, contents, Look.PANEL), COLUMNS, 0, description);
    }

    static <F> Animation animation(List<F> figures, Function<F, Contents> contents, String description) {
        List<Panel> panels = of(figures, contents, Look.FRAME);
        // A boundary that a frame does not have yet is not in its legend, but the frames have one size.
        int room = panels.stream().mapToInt(Panel::legendHeight).max().orElseThrow();
        List<Picture> frames = panels.stream()
                .map(panel -> Panel.sheet(List.of(panel), 1, room, panel.axes().title()))
                .toList();
        return new Animation(frames, description);
    }

    /** Planes at one size. */
    private static <F> List<Panel> of(List<F> figures, Function<F, Contents> contents, Look look) {
        List<Contents> all = all(figures, contents);
        return IntStream.range(0, all.size())
                .mapToObj(i -> all.get(i).panel(look, "figures[" + i + "]"))
                .toList();
    }

    /** Their titles, and what the last of them shows. */
    static <F> String words(List<F> figures, Function<F, Contents> contents) {
        List<Contents> all = all(figures, contents);
        return Text.count(all.size(), "plane") + ": "
                + all.stream().map(Contents::title).collect(Collectors.joining("; ")) + ". The last, "
                + all.get(all.size() - 1).words();
    }

    private static <F> List<Contents> all(List<F> figures, Function<F, Contents> contents) {
        Check.notEmpty(figures, "figures");
        return IntStream.range(0, figures.size())
                .mapToObj(i -> contents.apply(Objects.requireNonNull(figures.get(i), "figures[" + i + "]")))
                .toList();
    }
}
