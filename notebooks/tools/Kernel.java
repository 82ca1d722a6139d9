import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.dflib.jjava.distro.JJava;

/**
 * Starts JJava, and ends it with the program that has started it: a server that is killed cannot end its kernels.
 *
 * <p>Has JShell wait with a list that nobody needs yet: that of all classes of the JDK and of the jars, from which a
 * completion of {@code import} takes packages. Otherwise it is made while the first cells run, and costs more than a
 * tenth of all their work.
 */
class Kernel {

    private static final int SECONDS = 30;

    private Kernel() {}

    /**
     * Starts the kernel, or ends with an error. Where many kernels start at once, one may find a port taken that was free
     * when Jupyter chose it; Jupyter starts it once more, with others, but only when it has ended.
     *
     * @param arguments JJava's: the connection file
     */
    public static void main(String[] arguments) {
        endWithTheParent();
        postponeTheListOfClasses();
        try {
            JJava.main(arguments);
        } catch (Exception e) {
            e.printStackTrace();
            end(); // JJava's threads would go on
        }
    }

    /** The parent is the Jupyter server, or on Windows kernel.py. The kernel has nothing to clean up. */
    private static void endWithTheParent() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(Kernel::end));
    }

    private static void end() {
        Runtime.getRuntime().halt(1);
    }

    /** The list is made by a single thread, one task after the other: a pause is the first of them. */
    private static void postponeTheListOfClasses() {
        try {
            var executor = Class.forName("jdk.jshell.SourceCodeAnalysisImpl").getDeclaredField("INDEXER");
            executor.setAccessible(true);
            ((Executor) executor.get(null)).execute(Kernel::pause);
        } catch (ReflectiveOperationException | RuntimeException e) {
            // Another JDK may do it in another way: then the list is made at once, as without this class.
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
