package mlfz.exercises;

import java.io.Serial;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import jdk.jshell.spi.SPIResolutionException;

/** Ends a check early: its message is the sentence that the reader is told. */
final class Told extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /** A sentence for the reader; there is no mistake of the program to trace. */
    Told(String sentence) {
        super(sentence, null, false, false);
    }

    /** The sentence that a check comes to, whatever the answer does in it. */
    static String sentence(Callable<String> check) {
        try {
            return check.call();
        } catch (Told told) {
            return told.getMessage();
        } catch (SPIResolutionException unknown) {
            return Cells.ofThisNotebook().unknownIn(Cells.placeOf(unknown));
        } catch (StackOverflowError e) {
            return "Your code calls itself without end (StackOverflowError): one case has to end without another call.";
        } catch (OutOfMemoryError e) {
            return "Your code took all the memory (OutOfMemoryError): is there a loop that never ends?";
        } catch (CancellationException | InterruptedException e) {
            return "Your code was stopped.";
        } catch (Throwable e) { // whatever it is, the reader's code threw it, and is told so
            return "Your code stopped with an error: " + oneLine(e) + ".";
        }
    }

    /** An exception in one line, without the package of its class. */
    static String oneLine(Throwable e) {
        String message =
                e.getMessage() == null ? "" : ": " + e.getMessage().strip().replaceAll("\\s*\\R\\s*", " ");
        return e.getClass().getSimpleName() + message.replaceFirst("\\.$", "");
    }
}
