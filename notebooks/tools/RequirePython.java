import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Ends the build with one sentence unless its argument names a Python that can make the notebooks' environment. */
public class RequirePython {

    /** Prints what is wrong, in a form that every Python since version 2 understands, or nothing. */
    private static final String QUESTION = """
            import sys
            if sys.version_info < (3, 10):
                sys.stdout.write("is version %d.%d" % sys.version_info[:2])
            else:
                try:
                    import venv, ensurepip
                except ImportError:
                    sys.stdout.write("lacks them")
            """;

    public static void main(String[] args) throws InterruptedException {
        String fault = fault(args[0]);
        if (!fault.isEmpty()) {
            System.err.printf("%nPython 3.10 or newer with its modules venv and ensurepip is needed, but `%s` %s: install it"
                    + " (Debian, Ubuntu: apt install python3-venv), or name another with -Dpython=/path/to/python3.%n%n", args[0], fault);
            System.exit(1);
        }
    }

    private static String fault(String python) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(python, "-c", QUESTION).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? answer : "does not work";
        } catch (IOException e) {
            return "is not there";
        }
    }
}
