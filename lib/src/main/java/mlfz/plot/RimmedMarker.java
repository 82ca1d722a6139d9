package mlfz.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.style.markers.Marker;

/** Markers with a white rim, which keeps a point clear of its neighbours and of coloured ground. */
final class RimmedMarker extends Marker {

    static final RimmedMarker CIRCLE = new RimmedMarker(new Ellipse2D.Double(-0.5, -0.5, 1, 1), 0.5, 0.5, 1);
    static final RimmedMarker TRIANGLE = new RimmedMarker(polygon(0, -0.67, 0.6, 0.45, -0.6, 0.45), 0.316, 0.75, 1);
    static final RimmedMarker SQUARE =
            new RimmedMarker(new Rectangle2D.Double(-0.44, -0.44, 0.88, 0.88), 0.44, 0.623, 1);
    static final RimmedMarker DIAMOND = new RimmedMarker(polygon(0, -0.65, 0.65, 0, 0, 0.65, -0.65, 0), 0.459, 0.65, 1);

    private static final double RIM = 1; // pixels
    private static final double SHARPEST = 2.2; // how far the rim reaches beyond the sharpest corner, in its widths

    private final Shape outline; // around (0, 0), about 1 wide; y downwards
    private final double inner; // from (0, 0) to the nearest point of the outline
    private final double outer; // to the farthest
    private final double scale;

    private RimmedMarker(Shape outline, double inner, double outer, double scale) {
        this.outline = outline;
        this.inner = inner;
        this.outer = outer;
        this.scale = scale;
    }

    /** The same marker, larger or smaller. */
    RimmedMarker scaled(double by) {
        return new RimmedMarker(outline, inner, outer, scale * by);
    }

    /** A plot for such markers. */
    Crowd crowd(int width, int height, int size) {
        return new Crowd(width, height, inner * scale * size, outer * scale * size + SHARPEST * RIM);
    }

    @Override
    public void paint(Graphics2D g, double x, double y, int size) {
        Color colour = g.getColor();
        Graphics2D own = (Graphics2D) g.create();
        own.translate(x, y);
        own.scale(scale * size, scale * size);
        own.setColor(Color.WHITE);
        own.setStroke(
                new BasicStroke((float) (2 * RIM / (scale * size)), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        own.draw(outline);
        own.setColor(colour);
        own.fill(outline);
        own.dispose();
    }

    private static Shape polygon(double... corners) {
        Path2D path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
        return path;
    }
}
