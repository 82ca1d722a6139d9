package mlfz.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a figure shows: its texts, its axes and its series. */
final class Contents {

    /** What kind of axes a figure has. */
    enum Kind {
        WIDE,
        LOGARITHMIC,
        PLANE
    }

    private static final int MOST_TICKS = 6; // of our own, on an axis with hardly a power of ten

    private final Kind kind;
    private final String title;
    private final String xLabel;
    private final String yLabel;
    private final List<Series> series = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private Range x;
    private Range y;
    private Background background;
    private int styles;
    private int dashes;

    Contents(Kind kind, String title, String xLabel, String yLabel, Range range) {
        this.kind = kind;
        this.title = Check.text(title, "title");
        this.xLabel = Check.text(xLabel, "xLabel");
        this.yLabel = Check.text(yLabel, "yLabel");
        x = range;
        y = range;
    }

    /** The name of a series to come, which must be new. */
    String free(String name, String argument) {
        Check.text(name, argument);
        if (names.contains(name)) {
            throw new IllegalArgumentException("the figure has a series \"" + name + "\" already: expected a new name");
        }
        return name;
    }

    /** The names of two series to come, which must be new and differ. */
    void free(String first, String firstArgument, String second, String secondArgument) {
        free(first, firstArgument);
        if (free(second, secondArgument).equals(first)) {
            throw new IllegalArgumentException(
                    firstArgument + " and " + secondArgument + " are both \"" + first + "\": expected two names");
        }
    }

    void add(Series one, String... itsNames) {
        names.addAll(List.of(itsNames));
        series.add(one);
        if (kind != Kind.PLANE) {
            x = x.with(one.x());
            y = y.with(one.y());
        }
    }

    /** The style of the next series. */
    Style nextStyle() {
        return Style.of(styles++);
    }

    /** The style of the next line. */
    Dash nextDash() {
        return Dash.of(dashes++);
    }

    /** Has what is added later look unlike so many classes. */
    void skipStyles(int classes) {
        styles = Math.max(styles, classes);
    }

    /** The numbers of the axes of a plane that has no background yet. */
    Range plane(String background) {
        if (kind != Kind.PLANE) {
            throw new IllegalArgumentException("a " + background + " on the figure \"" + title
                    + "\", which is not a plane: expected one made with Figure.plane");
        }
        if (this.background != null) {
            throw new IllegalArgumentException("a " + background + " on the figure \"" + title
                    + "\", which has a background already: expected at most one contour, landscape or regions");
        }
        return x;
    }

    void set(Background one) {
        background = one;
    }

    /** The numbers as they stand on the y axis: on a logarithmic one, the exponents of 10. */
    double[] heights(double[] ys, String name) {
        if (kind != Kind.LOGARITHMIC) {
            return ys;
        }
        for (int i = 0; i < ys.length; i++) {
            if (ys[i] <= 0) {
                throw new IllegalArgumentException(
                        name + "[" + i + "] = " + ys[i] + ": expected a positive number on a logarithmic axis");
            }
        }
        return Arrays.stream(ys).map(Math::log10).toArray();
    }

    /** The figure at its own size. */
    Panel panel() {
        return panel(kind == Kind.PLANE ? Look.PLANE : Look.WIDE);
    }

    /** The figure, which must be a plane, as one of several. */
    Panel panel(Look look, String name) {
        if (kind != Kind.PLANE) {
            throw new IllegalArgumentException(
                    name + ", \"" + title + "\", is not a plane: expected one made with Figure.plane");
        }
        return panel(look);
    }

    private Panel panel(Look look) {
        if (series.isEmpty() && background == null) {
            throw new IllegalStateException(
                    "the figure \"" + title + "\" shows nothing yet: expected at least one series");
        }
        return new Panel(axes(), look, List.copyOf(series), background);
    }

    private Axes axes() {
        boolean grid = background == null;
        return switch (kind) {
            case PLANE -> new Axes(title, xLabel, yLabel, x, y, null, false, true, grid);
            case WIDE -> new Axes(title, xLabel, yLabel, x.padded(), y.padded(), null, false, false, grid);
            case LOGARITHMIC -> {
                Range heights = y.paddedExponents();
                Range whole = heights.toWholeNumbers();
                yield whole.hasWholeNumbers()
                        ? new Axes(title, xLabel, yLabel, x.padded(), whole, null, true, false, grid)
                        : new Axes(title, xLabel, yLabel, x.padded(), heights, ticks(heights), true, false, grid);
            }
        };
    }

    private static List<Double> ticks(Range exponents) {
        return Ticks.between(Math.pow(10, exponents.lower()), Math.pow(10, exponents.upper()), MOST_TICKS);
    }

    String title() {
        return title;
    }

    /** What the figure shows, in words. */
    String words() {
        String all = Stream.concat(series.stream(), Stream.ofNullable(background))
                .map(one -> one.words(kind == Kind.LOGARITHMIC ? height -> Math.pow(10, height) : height -> height))
                .collect(Collectors.joining("; "));
        return "\"" + title + "\": " + (all.isEmpty() ? "a figure without anything on it yet" : all) + ".";
    }
}
