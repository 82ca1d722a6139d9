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

    static final Marker CIRCLE = new RimmedMarker(new Ellipse2D.Double(-0.5, -0.5, 1, 1));
    static final Marker TRIANGLE = new RimmedMarker(polygon(0, -0.67, 0.6, 0.45, -0.6, 0.45));
    static final Marker SQUARE = new RimmedMarker(new Rectangle2D.Double(-0.44, -0.44, 0.88, 0.88));
    static final Marker DIAMOND = new RimmedMarker(polygon(0, -0.65, 0.65, 0, 0, 0.65, -0.65, 0));

    private static final double RIM = 1; // pixels

    private final Shape outline; // around (0, 0), about 1 wide; y downwards

    private RimmedMarker(Shape outline) {
        this.outline = outline;
    }

    @Override
    public void paint(Graphics2D g, double x, double y, int size) {
        Color colour = g.getColor();
        Graphics2D own = (Graphics2D) g.create();
        own.translate(x, y);
        own.scale(size, size);
        own.setColor(Color.WHITE);
        own.setStroke(new BasicStroke((float) (2 * RIM / size), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
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
