package mlfz.nn;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mlfz.nn.scalar.Scalar;

/**
 * The text of a {@link ParameterFile}, written and read.
 *
 * <p>It is read record by record; one record may span lines, as a quoted name can hold line breaks.
 */
final class ParameterTable {
    private static final String HEADER = "name,value\n";
    private static final int SHOWN = 40;

    // Possessive (++, *+, ?+): what has matched is never tried another way, so that no text, however long, takes long.
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?+(\\d++(?:\\.\\d*+)?+|\\.\\d++)([eE][+-]?+\\d{1,3}+)?+");
    private static final int DIGITS = 15; // that each double has, but for those next to 0
    private static final int LONGEST = 1100; // characters of a number that matter at most; more take long

    private final Path path;
    private final String text;
    private int at;
    private int line = 1;
    private int recordLine = 1; // where the present record begins, which errors name

    private ParameterTable(Path path, byte[] bytes) throws IOException {
        this.path = path;
        CharBuffer decoded = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), decoded, true);
        String whole = decoded.flip().toString();
        if (result.isError()) {
            recordLine += (int) whole.chars().filter(c -> c == '\n').count();
            throw damaged("not text in UTF-8");
        }
        text = withoutEmptyLinesAtItsEnd(whole);
    }

    /** Editors and people leave such lines; in the middle of a file they are a sign of damage. */
    private static String withoutEmptyLinesAtItsEnd(String text) {
        int end = text.length();
        while (text.startsWith("\n\n", end - 2) || text.startsWith("\n\r\n", end - 3)) {
            end -= text.charAt(end - 2) == '\r' ? 2 : 1;
        }
        return text.substring(0, end);
    }

    /** The parameters as bytes of a file. */
    static byte[] format(Map<String, Scalar> parameters) {
        if (Objects.requireNonNull(parameters, "parameters").isEmpty()) {
            throw new IllegalArgumentException("no parameters to save: expected at least one");
        }
        var text = new StringBuilder(HEADER);
        parameters.forEach((name, parameter) -> {
            Objects.requireNonNull(name, "name of a parameter");
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
                throw new IllegalArgumentException("parameter name " + name
                        + " has half a character (an unpaired surrogate): expected valid Unicode text");
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
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The parameters in the bytes of a file.
     *
     * @param path is named in errors
     */
    static Map<String, Scalar> parse(Path path, byte[] bytes) throws IOException {
        return new ParameterTable(path, bytes).parse();
    }

    private Map<String, Scalar> parse() throws IOException {
        skip('\uFEFF'); // some spreadsheets put a byte order mark first
        if (!field().equals("name") || !skip(',') || !field().equals("value") || !skipLineEnd()) {
            throw damaged("expected the header name,value and the line's end");
        }
        Map<String, Scalar> parameters = new LinkedHashMap<>();
        for (recordLine = line; at < text.length(); recordLine = line) {
            String name = field();
            boolean comma = skip(',');
            String value = field();
            boolean ended = skipLineEnd();
            if (!comma || !ended) {
                throw damaged(
                        ended || at < text.length()
                                ? "expected a name, a comma, a value and the line's end"
                                : cutOff(name, value));
            }
            if (parameters.put(name, new Scalar(number(name, value))) != null) {
                throw damaged("there is a second value for " + shown(name));
            }
        }
        if (parameters.isEmpty()) {
            throw damaged("there are no parameters");
        }
        return parameters;
    }

    /** Not every editor ends the last line; but half a number must never be taken for another one. */
    private static String cutOff(String name, String value) {
        String what = "the file ends before the line does: it was cut off";
        return NUMBER.matcher(value).matches()
                ? what + ", unless " + shown(name) + " is " + shown(value) + ": if so, add a line end to it (Enter)"
                : what;
    }

    private double number(String name, String digits) throws IOException {
        Matcher parts = NUMBER.matcher(digits);
        double value = parts.matches() ? Double.parseDouble(digits) : Double.NaN;
        String what = "the value of " + shown(name) + " is " + shown(digits);
        if (!Double.isFinite(value)) {
            throw damaged(what + ": expected a finite number");
        }
        if (Math.abs(value) < Double.MIN_NORMAL && losesDigits(parts.group(1), parts.group(2), Math.abs(value))) {
            throw damaged(what + ", of which a double keeps no more than " + value
                    + ": expected 0 or a number that is not so close to it");
        }
        return value;
    }

    /**
     * Whether the nearest double is further away than one unit of the last digit that is written, of 15 at most. Next to 0
     * doubles have fewer digits the smaller they are, and in the end none: 1.2345e-320 would be 1.2347e-320, and 1e-400
     * would be 0. What programs write for such doubles, like 4.9E-324 or 5e-324 for the smallest, has no more than these.
     */
    private static boolean losesDigits(String mantissa, String exponent, double nearest) {
        if (nearest == 0) {
            return mantissa.chars().anyMatch(c -> c > '0'); // a point is less
        }
        String start = mantissa.substring(0, Math.min(mantissa.length(), LONGEST));
        BigDecimal written = new BigDecimal(start + Objects.requireNonNullElse(exponent, ""))
                .round(new MathContext(DIGITS))
                .stripTrailingZeros();
        return written.subtract(new BigDecimal(nearest)).abs().compareTo(written.ulp()) > 0;
    }

    /** The text up to the next comma or line end; or, if it starts with a quote, what is in the quotes. */
    private String field() throws IOException {
        var field = new StringBuilder();
        if (skip('"')) {
            boolean closed = false;
            while (!closed && at < text.length()) {
                closed = skip('"') && !text.startsWith("\"", at); // a quote twice is one of the name's own
                if (!closed) {
                    field.append(take());
                }
            }
            if (!closed) {
                throw damaged("a quote is opened, but not closed: one is missing, or the file was cut off");
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

    private IOException damaged(String what) {
        return new FileSystemException(path.toString(), null, "line " + recordLine + ": " + what);
    }
}
