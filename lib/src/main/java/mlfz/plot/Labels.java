package mlfz.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Words on the lines of a plot, along them, such as heights on a map. Each stands where it is farthest from the frame,
 * from the points and from the words before it, or nowhere if there is no room.
 */
final class Labels {

    private static final int SIZE = 12; // of the letters; all sizes in pixels
    private static final double ROOM = 26; // around the middle of a label
    private static final int SPARSE = 200; // points to keep clear of, at most, of a series

    private record Wanted(String text, double[] us, double[] vs, Color background) {}

    private final int width;
    private final int height;
    private final List<Wanted> wanted = new ArrayList<>();
    private final List<Point2D> taken = new ArrayList<>();

    Labels(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** Keeps the words away from points. */
    void keepClear(double[] us, double[] vs) {
        for (int i = 0; i < us.length; i += 1 + us.length / SPARSE) {
            taken.add(new Point2D.Double(us[i], vs[i]));
        }
    }

    /** Asks for words on a line, in a colour that hides it. */
    void add(String text, double[] us, double[] vs, Color background) {
        wanted.add(new Wanted(text, us, vs, background));
    }

    /** Paints the words, with the plot's first pixel at (0, 0). */
    void paint(Graphics2D g) {
        Font font = Text.font(Font.PLAIN, SIZE);
        for (Wanted one : wanted) {
            int best = -1;
            double most = ROOM;
            for (int i = 1; i < one.us.length - 1; i++) {
                double room = room(one.us[i], one.vs[i]);
                if (room > most) {
                    most = room;
                    best = i;
                }
            }
            if (best > 0) {
                taken.add(new Point2D.Double(one.us[best], one.vs[best]));
                paint(g, one, best, font);
            }
        }
    }

    private double room(double u, double v) {
        double room = Math.min(Math.min(u, width - u), Math.min(v, height - v));
        for (Point2D other : taken) {
            room = Math.min(room, other.distance(u, v));
        }
        return room;
    }

    private static void paint(Graphics2D g, Wanted label, int at, Font font) {
        double textWidth = Text.width(label.text, font);
        double angle = Math.atan2(label.vs[at + 1] - label.vs[at - 1], label.us[at + 1] - label.us[at - 1]);
        if (Math.abs(angle) > Math.PI / 2) {
            angle += Math.PI; // not upside down
        }
        Graphics2D turned = (Graphics2D) g.create();
        turned.translate(label.us[at], label.vs[at]);
        turned.rotate(angle);
        turned.setColor(label.background);
        turned.fill(new Rectangle2D.Double(-textWidth / 2 - 2, -3, textWidth + 4, 6));
        turned.setColor(Colours.TEXT);
        Text.paint(turned, label.text, font, -textWidth / 2, 0.365 * SIZE);
        turned.dispose();
    }
}
