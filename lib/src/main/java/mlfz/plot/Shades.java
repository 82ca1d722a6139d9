package mlfz.plot;

import java.awt.Color;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * The colours of a filled contour: the bands between 100 levels. Neighbouring bands differ by so little that their
 * borders need no smoothing.
 *
 * @param low the value at the lower end of the colours
 * @param high the value at the upper end
 * @param colours of the bands, from the lowest
 */
record Shades(Grid grid, double low, double high, int[] colours) implements Grid.Shade {

    private static final int LEVELS = 100;

    /** Colours that are known at a share from 0 to 1 of the way from low to high. */
    static Shades of(Grid grid, double low, double high, DoubleFunction<Color> colour) {
        return new Shades(
                grid,
                low,
                high,
                IntStream.range(0, LEVELS)
                        .map(k -> colour.apply((k + 0.5) / LEVELS).getRGB())
                        .toArray());
    }

    @Override
    public int at(int i, int j, double right, double up) {
        double value = grid.at(i, j, right, up);
        if (Double.isNaN(value)) {
            return Colours.GAP.getRGB();
        }
        int level = (int) (LEVELS * ((value - low) / (high - low)));
        return colours[Math.max(0, Math.min(LEVELS - 1, level))];
    }
}
