package mlfz.nn;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
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
 * but a line that is damaged, repeated or cut off, or holds no finite number, is refused. A file that ends early, after a
 * whole line, has fewer parameters, which {@link Model#loadParameters} refuses.
 *
 * <p>Threads and processes may save to one path at the same time: it then holds one of what they saved, whole. A process
 * that is killed while it saves can leave a file {@code NAME.….tmp} behind, which is never read and may be deleted.
 */
public final class ParameterFile {
    private static final String HEADER = "name,value\n";
    private static final int MAX_MIB = 4; // some 150,000 parameters; reading even a hostile file takes little memory
    private static final int MAX_BYTES = MAX_MIB << 20;
    private static final int SHOWN = 40;

    // Possessive (++, *+, ?+): what has matched is never tried another way, so that no text, however long, takes long.
    private static final Pattern NUMBER = Pattern.compile("[+-]?+(\\d++(\\.\\d*+)?+|\\.\\d++)([eE][+-]?+\\d{1,3}+)?+");

    private ParameterFile() {}

    /**
     * Writes the parameters to a file, in the map's order; missing folders are made. The new file is written beside the
     * old one and then takes its place in one step, so that a crash leaves the old file or the new one, never a part.
     * Where the path is a link to a file, that file is replaced.
     *
     * @throws IllegalArgumentException if there are no parameters, one of them is not finite, a name is not valid Unicode
     *     text, or the file would be larger than 4 MiB, the most that {@link #load} reads
     * @throws IOException if the file cannot be written, which the message says why; an old file is untouched then
     */
    public static void save(Path path, Map<String, Scalar> parameters) throws IOException {
        Path target = Objects.requireNonNull(path, "path").toAbsolutePath();
        ByteBuffer bytes = ByteBuffer.wrap(format(parameters).getBytes(StandardCharsets.UTF_8));
        if (bytes.remaining() > MAX_BYTES) {
            throw new IllegalArgumentException(parameters.size() + " parameters take " + bytes.remaining()
                    + " bytes: expected at most " + MAX_MIB + " MiB");
        }
        if (Files.isDirectory(target)) {
            throw new FileSystemException(path.toString(), null, "this is a folder: expected the name of a file");
        }
        try {
            write(bytes, Files.isSymbolicLink(target) && Files.exists(target) ? target.toRealPath() : target);
        } catch (FileSystemException e) {
            var error = new FileSystemException(
                    path.toString(), null, "it cannot be written: " + reason(e, target.getParent()));
            error.initCause(e);
            throw error;
        }
    }

    /** What was wrong with the folder or the temporary file, in terms of the file that was to be written. */
    private static String reason(FileSystemException e, Path parent) {
        if (e instanceof AccessDeniedException) {
            return "no permission to write to " + parent;
        }
        return e instanceof FileAlreadyExistsException
                ? e.getFile() + " is no folder"
                : Objects.requireNonNullElse(e.getReason(), e.toString());
    }

    private static void write(ByteBuffer bytes, Path target) throws IOException {
        if (!Files.isDirectory(target.getParent())) { // a link to one is none to createDirectories before JDK 19
            Files.createDirectories(target.getParent());
        }
        Path temporary = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            // SYNC: on the disk before the name points to it.
            try (var file = FileChannel.open(
                    temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC)) {
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static String format(Map<String, Scalar> parameters) {
        if (Objects.requireNonNull(parameters, "parameters").isEmpty()) {
            throw new IllegalArgumentException("no parameters to save: expected at least one");
        }
        var text = new StringBuilder(HEADER);
        parameters.forEach((name, parameter) -> {
            Objects.requireNonNull(name, "name of a parameter");
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
                throw new IllegalArgumentException("parameter name " + name
                        + " has half a character (an unpaired surrogate): " + "expected valid Unicode text");
            }
            double value =
                    Objects.requireNonNull(parameter, "parameter " + name).value();
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("parameter " + name + " = " + value + ": expected a finite number");
            }
            boolean plain = name.chars().noneMatch(c -> ",\"\r\n".indexOf(c) >= 0);
            text.append(plain ? name : '"' + name.replace("\"", "\"\"") + '"')
                    .append(',')
                    .append(value)
                    .append('\n');
        });
        return text.toString();
    }

    /**
     * Reads a file of parameters.
     *
     * @return the parameters in the file's order
     * @throws IOException if the file cannot be read, or is not a whole and sound file of parameters; the message names
     *     the file and the line
     */
    public static Map<String, Scalar> load(Path path) throws IOException {
        if (!Files.isRegularFile(Objects.requireNonNull(path, "path"))) {
            throw new FileSystemException(
                    path.toString(), null, Files.exists(path) ? "not a file" : "there is no such file");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (AccessDeniedException e) {
            var error = new FileSystemException(path.toString(), null, "no permission to read it");
            error.initCause(e);
            throw error;
        }
        if (bytes.length > MAX_BYTES) {
            throw new FileSystemException(
                    path.toString(), null, "larger than " + MAX_MIB + " MiB, which is no file of parameters");
        }
        return new Parser(path, bytes).parse();
    }

    /** Reads record by record; one record may span lines, as a quoted name can hold line breaks. */
    private static final class Parser {
        private final Path path;
        private final String text;
        private int at;
        private int line = 1;

        Parser(Path path, byte[] bytes) throws IOException {
            this.path = path;
            CharBuffer decoded = CharBuffer.allocate(bytes.length);
            CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), decoded, true);
            text = decoded.flip().toString();
            if (result.isError()) {
                throw damaged(1 + (int) text.chars().filter(c -> c == '\n').count(), "not text in UTF-8");
            }
        }

        Map<String, Scalar> parse() throws IOException {
            skip('\uFEFF'); // some spreadsheets put a byte order mark first
            if (!field().equals("name") || !skip(',') || !field().equals("value") || !skipLineEnd()) {
                throw damaged(1, "expected the header name,value");
            }
            Map<String, Scalar> parameters = new LinkedHashMap<>();
            while (at < text.length()) {
                int start = line;
                String name = field();
                boolean comma = skip(',');
                String value = field();
                boolean ended = skipLineEnd();
                if (!comma || !ended) {
                    throw damaged(
                            start,
                            ended || at < text.length()
                                    ? "expected a name, a comma, a value and the line's end"
                                    : "the file ends before the line does: it was cut off");
                }
                if (!NUMBER.matcher(value).matches() || !Double.isFinite(Double.parseDouble(value))) {
                    throw damaged(
                            start,
                            "the value of " + shown(name) + " is " + shown(value) + ": expected a finite number");
                }
                if (parameters.put(name, new Scalar(Double.parseDouble(value))) != null) {
                    throw damaged(start, "there is a second value for " + shown(name));
                }
            }
            if (parameters.isEmpty()) {
                throw damaged(line, "there are no parameters");
            }
            return parameters;
        }

        /** The text up to the next comma or line end; or, if it starts with a quote, what is in the quotes. */
        private String field() {
            var field = new StringBuilder();
            if (skip('"')) {
                while (at < text.length() && (!skip('"') || text.startsWith("\"", at))) {
                    field.append(take());
                }
            } else {
                while (at < text.length() && ",\"\r\n".indexOf(text.charAt(at)) < 0) {
                    field.append(take());
                }
            }
            return field.toString();
        }

        private char take() {
            char c = text.charAt(at++);
            if (c == '\n') {
                line++;
            }
            return c;
        }

        private boolean skip(char c) {
            boolean found = at < text.length() && text.charAt(at) == c;
            if (found) {
                take();
            }
            return found;
        }

        private boolean skipLineEnd() {
            if (text.startsWith("\r\n", at)) {
                at++;
            }
            return skip('\n');
        }

        private static String shown(String text) {
            return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        }

        private IOException damaged(int line, String what) {
            return new FileSystemException(path.toString(), null, "line " + line + ": " + what);
        }
    }
}
