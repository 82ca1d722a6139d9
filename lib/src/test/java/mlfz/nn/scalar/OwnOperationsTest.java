package mlfz.nn.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
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
        assertEquals("cube", y.operation().orElseThrow().symbol());
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
        assertEquals("area", y.operation().orElseThrow().symbol());
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
        assertEquals("max", y.operation().orElseThrow().symbol());
        assertEquals(List.of(x, z), y.inputs());
        assertTrue(y.plainNumber().isEmpty());
        y.mul(5).backward();
        assertEquals(5, x.grad());
        assertEquals(0, z.grad());
    }

    /** In a notebook, the operation is then mended and the cell run again with the same parameters. */
    @Test
    void aPullbackThatFailsLeavesNoTraceInTheNumbersThatItReached() {
        var broken = new NaryOperation("broken", a -> new double[] {a[0]}, (a, y, gradients, contributions) -> {
            contributions[a.length] = gradients[0];
        });
        Scalar failing = Functions.apply(broken, List.of(x)).mul(z).add(x.mul(z));
        for (int i = 0; i < 2; i++) {
            assertThrows(ArrayIndexOutOfBoundsException.class, failing::backward);
            assertEquals(0, x.pass());
            x.gradientUpdate(1);
            assertEquals(3, x.value(), "moved by half a gradient");
        }
        x.mul(x).add(z).backward();
        assertEquals(6, x.grad());
        assertEquals(1, z.grad());
    }

    @Test
    void anOperationIsShownAsItsSymbol() {
        assertEquals("Optional[×]", x.mul(z).operation().toString());
        assertEquals("Optional[mean]", Functions.mean(List.of(x, z)).operation().toString());
    }

    /** The values of a median are sorted, and those of a softmax belong to its results. */
    @Test
    void anOperationMaySortWhatItIsGiven() {
        var largest = new NaryOperation(
                "largest",
                a -> {
                    Arrays.sort(a);
                    return new double[] {a[a.length - 1]};
                },
                (a, y, gradients, contributions) -> {
                    for (int j = 0; j < a.length; j++) {
                        contributions[j] = a[j] == y[0] ? gradients[0] : 0;
                    }
                });
        Functions.apply(largest, List.of(x, z)).backward(); // 3 and 2
        assertEquals(1, x.grad());
        assertEquals(0, z.grad());

        List<Scalar> halves = Functions.softmax(List.of(x, z));
        double first = Math.E / (1 + Math.E);
        assertEquals(first, Functions.apply(largest, halves).value(), 1e-15);
        assertEquals(first, halves.get(0).value(), 1e-15);
        assertEquals(1 - first, halves.get(1).value(), 1e-15);
    }
}
