package mlfz.plot;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Images as PNG. */
final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private Png() {}

    /** The image as it is. */
    static byte[] of(RenderedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not into bytes in memory
        }
        return bytes.toByteArray();
    }

    /**
     * The image with at most 256 colours, for notebooks, which are full of images. Java's own writer filters the rows of
     * such an image, against the advice of the PNG specification (section 12.7 of the third edition), and makes half as many
     * bytes again.
     *
     * @param image one whose pixels are 0xRRGGBB
     */
    static byte[] small(RenderedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        Raster raster = image instanceof BufferedImage own ? own.getRaster() : image.getData(); // which is a copy
        int[] pixels = ((DataBufferInt) raster.getDataBuffer()).getData();
        Palette palette = Palette.of(pixels);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream file = new DataOutputStream(bytes)) {
            file.write(SIGNATURE);
            chunk(file, "IHDR", header(width, height));
            chunk(file, "PLTE", colours(palette.colours()));
            chunk(file, "IDAT", rows(palette.indices(pixels), width));
            chunk(file, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not into bytes in memory
        }
        return bytes.toByteArray();
    }

    private static byte[] header(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream header = new DataOutputStream(bytes);
        header.writeInt(width);
        header.writeInt(height);
        header.write(new byte[] {8, 3, 0, 0, 0}); // 8 bits a pixel, of a palette; then the only methods, not interlaced
        return bytes.toByteArray();
    }

    private static byte[] colours(int[] colours) {
        byte[] bytes = new byte[3 * colours.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (colours[i / 3] >> 16 - 8 * (i % 3));
        }
        return bytes;
    }

    private static byte[] rows(byte[] indices, int width) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(bytes)) {
            for (int from = 0; from < indices.length; from += width) {
                deflated.write(0); // not filtered
                deflated.write(indices, from, width);
            }
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream file, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        file.writeInt(content.length);
        file.write(name);
        file.write(content);
        file.writeInt((int) sum.getValue());
    }
}
