package mlfz.nn;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import mlfz.nn.scalar.Scalar;

/**
 * Saves parameters to a file and loads them again.
 *
 * <p>The file is a table of two columns that any tool reads, comma-separated values as of RFC 4180 in UTF-8:
 *
 * <pre>
 * name,value
 * a,0.75
 * b,-1.2
 * </pre>
 *
 * <p>Values are written with as many digits as it takes to get the very same {@code double} back. A name with a comma, a
 * quote or a line break in it stands in quotes. Reading runs no code: a file holds names and numbers, nothing else.
 *
 * <p>A file is a text to look at and to edit, so it carries no check sum: what a reader of the text sees is what
 * {@link #load} gives, to the last bit, or else an error. A number changed into another one is thus a change like any other,
 * but a line that is damaged, repeated or cut off, or holds no finite number, or one so close to 0 that a double would lose
 * its digits, is refused. Empty lines at the end are nothing, and only there. A file that ends early, after a whole line, has
 * fewer parameters, which {@link Model#loadParameters} refuses.
 *
 * <p>Threads and processes may save to one path at the same time: it then holds one of what they saved, whole. A process
 * that is killed while it saves can leave a file {@code mlfz-….tmp} behind, which is never read and may be deleted.
 */
public final class ParameterFile {
    private static final int MAX_MIB = 4; // some 150,000 parameters; reading even a hostile file takes little memory
    private static final int MAX_BYTES = MAX_MIB << 20;

    private ParameterFile() {}

    /**
     * {@link #save(Path, Map)} to the file of this name.
     *
     * @throws java.nio.file.InvalidPathException an IllegalArgumentException, if the system has no such names
     */
    public static void save(String path, Map<String, Scalar> parameters) throws IOException {
        save(Path.of(Objects.requireNonNull(path, "path")), parameters);
    }

    /**
     * Writes the parameters to a file, in the map's order; missing folders are made. The new file is written beside the
     * old one and then takes its place in one step, so that a crash leaves the old file or the new one, never a part.
     *
     * <p>The new file has the permissions of the old one; its owner and group, too, if the system lets us give it to them,
     * and otherwise it is ours. The finer access lists that Linux has, too, are not kept. Where the path is a link to a
     * file, that file is replaced. Where a file has several names (hard links), the new one has this name alone, and the
     * old one stays under the others.
     *
     * <p>A Scalar that the map holds under two names is written under both.
     *
     * @throws IllegalArgumentException if there are no parameters, one of them is not finite, a name is not valid Unicode
     *     text, or the file would be larger than 4 MiB, the most that {@link #load} reads; or if the path is empty
     * @throws IOException if the file cannot be written, which the message says why; an old file is untouched then. Not
     *     written are a read-only file (nobody may write it, or we may not), and what is no file: a folder, a pipe, a
     *     device, a socket, a link that leads nowhere
     */
    public static void save(Path path, Map<String, Scalar> parameters) throws IOException {
        checkIsNotEmpty(path);
        byte[] bytes = ParameterTable.format(parameters);
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException(parameters.size() + " parameters take " + bytes.length
                    + " bytes: expected at most " + MAX_MIB + " MiB");
        }
        FileReplacement.write(path, ByteBuffer.wrap(bytes));
    }

    /**
     * {@link #load(Path)} from the file of this name.
     *
     * @throws java.nio.file.InvalidPathException an IllegalArgumentException, if the system has no such names
     */
    public static Map<String, Scalar> load(String path) throws IOException {
        return load(Path.of(Objects.requireNonNull(path, "path")));
    }

    /**
     * Reads a file of parameters.
     *
     * @return the parameters in the file's order
     * @throws IllegalArgumentException if the path is empty
     * @throws IOException if the file cannot be read, or is not a whole and sound file of parameters; the message names
     *     the file and the line
     */
    public static Map<String, Scalar> load(Path path) throws IOException {
        checkIsNotEmpty(path);
        FileReplacement.checkIsAFile(path);
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw error(path, "there is no such file", e);
        } catch (AccessDeniedException e) {
            throw error(path, "no permission to read it", e);
        }
        if (bytes.length > MAX_BYTES) {
            throw error(path, "larger than " + MAX_MIB + " MiB, which is no file of parameters", null);
        }
        return ParameterTable.parse(path, bytes);
    }

    private static void checkIsNotEmpty(Path path) {
        if (Objects.requireNonNull(path, "path").toString().isEmpty()) {
            throw new IllegalArgumentException("path is empty: expected the name of a file");
        }
    }

    private static FileSystemException error(Path path, String reason, IOException cause) {
        var error = new FileSystemException(path.toString(), null, reason);
        error.initCause(cause);
        return error;
    }
}
