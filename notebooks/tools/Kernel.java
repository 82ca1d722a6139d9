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
     * Starts the kernel.
     *
     * @param arguments JJava's: the connection file
     * @throws Exception if JJava fails
     */
    public static void main(String[] arguments) throws Exception {
        endWithTheParent();
        postponeTheListOfClasses();
        JJava.main(arguments);
    }

    /** The parent is the Jupyter server, or on Windows kernel.py. The kernel has nothing to clean up. */
    private static void endWithTheParent() {
        ProcessHandle.current()
                .parent()
                .ifPresent(parent ->
                        parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
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
