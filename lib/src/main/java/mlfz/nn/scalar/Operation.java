package mlfz.nn.scalar;

/**
 * What a {@link Scalar} was computed by: one of the {@link Elementwise} operations, on one or two numbers, or an
 * {@link NaryOperation}, on any number of them.
 */
public sealed interface Operation permits Elementwise, NaryOperation {
    /** What a drawing of the graph shows, such as {@code "×"} or {@code "tanh"}. */
    String symbol();
}
