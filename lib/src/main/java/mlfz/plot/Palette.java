package mlfz.plot;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * The 256 most frequent colours of an image, with which it takes a third of the bytes. A drawing has few colours of its
 * own; the many others lie between two of these, at the edges of lines, letters and markers, and hardly differ from one
 * of the frequent ones.
 */
final class Palette {

    private static final int SIZE = 256;

    private final int[] colours; // 0xRRGGBB
    private final Map<Integer, Integer> indices = new HashMap<>();

    private Palette(int[] colours) {
        this.colours = colours;
    }

    /** The palette of an image's pixels, of which the lowest 24 bits count, 0xRRGGBB. */
    static Palette of(int[] pixels) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int from = 0, i = 1; i <= pixels.length; i++) {
            if (i == pixels.length || pixels[i] != pixels[from]) { // most pixels are as their left neighbours
                counts.merge(pixels[from] & 0xFFFFFF, i - from, Integer::sum);
                from = i;
            }
        }
        return new Palette(counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SIZE)
                .mapToInt(Map.Entry::getKey)
                .toArray());
    }

    /** The colours, each 0xRRGGBB. */
    int[] colours() {
        return colours.clone();
    }

    /** For each pixel, the number of the nearest colour. */
    byte[] indices(int[] pixels) {
        byte[] all = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            all[i] = i > 0 && pixels[i] == pixels[i - 1]
                    ? all[i - 1]
                    : indices.computeIfAbsent(pixels[i] & 0xFFFFFF, this::nearest)
                            .byteValue();
        }
        return all;
    }

    private int nearest(int colour) {
        int nearest = 0;
        for (int i = 1; i < colours.length; i++) {
            if (distance(colours[i], colour) < distance(colours[nearest], colour)) {
                nearest = i;
            }
        }
        return nearest;
    }

    private static int distance(int a, int b) {
        int sum = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int difference = (a >> shift & 0xFF) - (b >> shift & 0xFF);
            sum += difference * difference;
        }
        return sum;
    }
}
