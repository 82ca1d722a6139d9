package mlfz.nn.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Operations of one's own are as good as those of the library; their derivatives are in {@link DerivativesTest}. */
class OwnOperationsTest {
    private final Scalar x = new Scalar(3);
    private final Scalar z = new Scalar(2);

    @Test
    void anOperationOnOneNumberIsGivenTheNumberAndTheValue() {
        var cube = Elementwise.unary("cube", a -> a * a * a, (a, y) -> a == 3 && y == 27 ? 3 * a * a : Double.NaN);
        Scalar y = Functions.apply(cube, x);
        assertEquals(27, y.value());
        assertEquals("cube", y.label());
        assertSame(cube, y.operation().orElseThrow());
        assertEquals(List.of(x), y.inputs());
        assertEquals(OptionalDouble.empty(), y.plainNumber());
        y.mul(y).backward();
        assertEquals(2 * 27 * 27, x.grad());
        assertEquals(1, cube.operands());
    }

    @Test
    void anOperationOnTwoNumbersIsGivenBothAndTheValue() {
        var area = Elementwise.binary(
                "area",
                (a, b) -> a * b / 2,
                (a, b, y) -> a == 3 && b == 2 && y == 3 ? b / 2 : Double.NaN,
                (a, b, y) -> y / b);
        Scalar y = Functions.apply(area, x, z);
        assertEquals(3, y.value());
        assertEquals("area", y.label());
        assertEquals(List.of(x, z), y.inputs());
        assertEquals(2, area.operands());
        y.mul(10).backward();
        assertEquals(10, x.grad());
        assertEquals(15, z.grad());
        Functions.apply(area, z, z).backward();
        assertEquals(Double.NaN, z.grad(), "at other numbers");
    }

    @Test
    void anOperationOnManyNumbersIsGivenThemAllAndTheGradientOfItsResult() {
        var largest =
                new NaryOperation("max", x -> new double[] {Math.max(x[0], x[1])}, (x, y, gradients, contributions) -> {
                    for (int j = 0; j < x.length; j++) {
                        assertEquals(0, contributions[j]);
                        contributions[j] = x[j] == y[0] ? gradients[0] : 0;
                    }
                });
        Scalar y = Functions.apply(largest, List.of(x, z));
        assertEquals(3, y.value());
        assertEquals("max", y.label());
        assertEquals(List.of(x, z), y.inputs());
        assertTrue(y.plainNumber().isEmpty());
        y.mul(5).backward();
        assertEquals(5, x.grad());
        assertEquals(0, z.grad());
    }
}
