package mlfz.exercises;

/**
 * An answer in the form of a method, as a check is handed it: {@code (a, b) -> slopeByA(a, b)}.
 *
 * <p>It gives any object and may throw anything, so that a method of the wrong type is told so in a sentence, and not by
 * the compiler in the cell of the check.
 */
public final class Answer {
    private Answer() {}

    /** A method that takes one thing. */
    @FunctionalInterface
    public interface One<A> {
        /** What the answer gives for a. */
        Object of(A a) throws Exception;
    }

    /** A method that takes two things. */
    @FunctionalInterface
    public interface Two<A, B> {
        /** What the answer gives for a and b. */
        Object of(A a, B b) throws Exception;
    }

    /** A method that takes three things. */
    @FunctionalInterface
    public interface Three<A, B, C> {
        /** What the answer gives for a, b and c. */
        Object of(A a, B b, C c) throws Exception;
    }

    /** A method that takes two things and gives nothing: it changes one of them. */
    @FunctionalInterface
    public interface Change<A, B> {
        /** Lets the answer do its work on a and b. */
        void on(A a, B b) throws Exception;
    }

    /** A method that takes four things and gives nothing. */
    @FunctionalInterface
    public interface ChangeOfFour<A, B, C, D> {
        /** Lets the answer do its work on a, b, c and d. */
        void on(A a, B b, C c, D d) throws Exception;
    }
}
