package mlfz.plot;

import java.awt.Rectangle;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Vector;

/** A drawing that is an image, painted when somebody first looks at it: so all kernels show it, none of them known. */
abstract class Painted implements Drawing, RenderedImage {

    static {
        Notebook.showHtml();
    }

    private Picture picture;

    /** Paints the drawing, and describes it by the words that {@link #toString()} gives. */
    public Picture picture() {
        return picture(toString());
    }

    /**
     * Paints the drawing.
     *
     * @param description what the picture shows, in words
     */
    public abstract Picture picture(String description);

    /** Saves the drawing as a picture: {@code save(Path.of(file))}. */
    public void save(String file) throws IOException {
        image().save(file);
    }

    /**
     * Saves the drawing as a picture, sharp and as a PNG or an SVG, as {@link Picture#save(Path)} does.
     *
     * @param file the file, in a folder that is there, with a name that ends in {@code .png} or {@code .svg}
     * @throws IOException if it cannot be written
     */
    public void save(Path file) throws IOException {
        image().save(file);
    }

    /** Has the drawing painted again for the next who looks at it. */
    final void changed() {
        picture = null;
    }

    private Picture image() {
        if (picture == null) {
            picture = picture();
        }
        return picture;
    }

    @Override
    public String html() {
        return image().html();
    }

    @Override
    public final int getWidth() {
        return image().getWidth();
    }

    @Override
    public final int getHeight() {
        return image().getHeight();
    }

    @Override
    public final int getMinX() {
        return image().getMinX();
    }

    @Override
    public final int getMinY() {
        return image().getMinY();
    }

    @Override
    public final ColorModel getColorModel() {
        return image().getColorModel();
    }

    @Override
    public final SampleModel getSampleModel() {
        return image().getSampleModel();
    }

    @Override
    public final Raster getData() {
        return image().getData();
    }

    @Override
    public final Raster getData(Rectangle area) {
        return image().getData(area);
    }

    @Override
    public final WritableRaster copyData(WritableRaster raster) {
        return image().copyData(raster);
    }

    @Override
    public final Raster getTile(int x, int y) {
        return image().getTile(x, y);
    }

    @Override
    public final int getNumXTiles() {
        return image().getNumXTiles();
    }

    @Override
    public final int getNumYTiles() {
        return image().getNumYTiles();
    }

    @Override
    public final int getMinTileX() {
        return image().getMinTileX();
    }

    @Override
    public final int getMinTileY() {
        return image().getMinTileY();
    }

    @Override
    public final int getTileWidth() {
        return image().getTileWidth();
    }

    @Override
    public final int getTileHeight() {
        return image().getTileHeight();
    }

    @Override
    public final int getTileGridXOffset() {
        return image().getTileGridXOffset();
    }

    @Override
    public final int getTileGridYOffset() {
        return image().getTileGridYOffset();
    }

    @Override
    public final Vector<RenderedImage> getSources() {
        return image().getSources();
    }

    @Override
    public final Object getProperty(String name) {
        return image().getProperty(name);
    }

    @Override
    public final String[] getPropertyNames() {
        return image().getPropertyNames();
    }
}
