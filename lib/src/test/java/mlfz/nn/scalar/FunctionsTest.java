package mlfz.nn.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionsTest {
    static Stream<UnaryOperator<Scalar>> functions() {
        return Stream.of(
                Functions::sin,
                Functions::cos,
                Functions::exp,
                Functions::log,
                Functions::sigmoid,
                Functions::relu,
                Functions::tanh);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aNullArgumentIsNamed(UnaryOperator<Scalar> function) {
        assertEquals(
                "x",
                assertThrows(NullPointerException.class, () -> function.apply(null))
                        .getMessage());
    }

    static Stream<Named<Function<List<Scalar>, Scalar>>> functionsOfMany() {
        return Stream.of(Named.of("sum", Functions::sum), Named.of("mean", Functions::mean));
    }

    @ParameterizedTest
    @MethodSource("functionsOfMany")
    void noTermsAreRefused(Function<List<Scalar>, Scalar> function) {
        var e = assertThrows(IllegalArgumentException.class, () -> function.apply(List.of()));
        assertTrue(e.getMessage().contains("terms is empty"), e.getMessage());
    }

    @ParameterizedTest
    @MethodSource("functionsOfMany")
    void aNullTermIsNamed(Function<List<Scalar>, Scalar> function) {
        List<Scalar> terms = Arrays.asList(new Scalar(1), null);
        assertEquals(
                "terms[1]",
                assertThrows(NullPointerException.class, () -> function.apply(terms))
                        .getMessage());
        assertEquals(
                "terms",
                assertThrows(NullPointerException.class, () -> function.apply(null))
                        .getMessage());
    }

    @Test
    void aSumIsAddedFromFirstToLast() {
        List<Scalar> terms = List.of(new Scalar(1e16), new Scalar(1), new Scalar(1), new Scalar(-1e16));
        assertEquals(((1e16 + 1) + 1) - 1e16, Functions.sum(terms).value());
        assertEquals((((1e16 + 1) + 1) - 1e16) / 4, Functions.mean(terms).value());
    }

    @Test
    void aSumKeepsItsTermsWhenTheListChangesAfterwards() {
        Scalar term = new Scalar(1);
        List<Scalar> terms = new ArrayList<>(List.of(term));
        Scalar sum = Functions.sum(terms);

        terms.clear();
        sum.backward();

        assertEquals(1, term.grad());
    }
}
