package mlfz.nn.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BackwardTest {
    private final Scalar x = new Scalar(3);

    @Test
    void theGradientOfANumberByItselfIsOne() {
        x.backward();
        assertEquals(1, x.grad());
    }

    @Test
    void aNumberUsedTwiceGetsBothShares() {
        x.add(x).backward();
        assertEquals(2, x.grad());
        x.mul(x).backward();
        assertEquals(6, x.grad());
        x.sub(x).backward();
        assertEquals(0, x.grad());
        x.div(x).backward();
        assertEquals(0, x.grad());
        Functions.sum(List.of(x, x, x)).backward();
        assertEquals(3, x.grad());
    }

    @Test
    void aNodeHasAllItsSharesBeforeItPassesThemOn() {
        Scalar b = x.add(x);
        Scalar c = b.add(b);
        c.backward();
        assertEquals(2, b.grad());
        assertEquals(4, x.grad());
    }

    @Test
    void aShortAndALongWayToANodeBothCount() {
        Scalar b = x.mul(2);
        Scalar longWay = b.mul(5).add(1).neg().mul(7);
        longWay.add(b).backward(); // 2x − 7(10x + 1)
        assertEquals(-68, x.grad());
        b.add(longWay).backward();
        assertEquals(-68, x.grad());
    }

    @Test
    void callingTwiceGivesTheSameGradients() {
        Scalar square = x.mul(x);
        Scalar y = square.mul(x); // x³
        y.backward();
        y.backward();
        assertEquals(1, y.grad());
        assertEquals(3, square.grad());
        assertEquals(27, x.grad());
    }

    @Test
    void backwardFromAPartOfAGraphLeavesTheRestUntouched() {
        Scalar part = x.mul(2);
        Scalar other = new Scalar(5);
        Scalar whole = part.mul(other);
        whole.backward();

        part.backward();

        assertEquals(2, x.grad());
        assertEquals(1, part.grad());
        assertEquals(1, whole.grad());
        assertEquals(6, other.grad());

        whole.backward();
        assertEquals(10, x.grad());
    }

    @Test
    void aLaterGraphOfTheSameParametersOverwritesTheirGradients() {
        x.mul(10).backward();
        x.mul(x).backward();
        assertEquals(6, x.grad());
    }

    @Test
    void localDerivativesAreThoseAtEvaluation() {
        Scalar y = x.mul(x);
        x.setValue(10);
        y.backward();
        assertEquals(9, y.value());
        assertEquals(6, x.grad());
    }

    @Test
    @Tag("slow")
    void aChainOfTenMillionNodesWorks() {
        int n = 10_000_000;
        Scalar one = new Scalar(1);
        Scalar y = one;
        for (int i = 0; i < n; i++) {
            y = y.add(one);
        }
        y.backward();
        assertEquals(n + 1, y.value());
        assertEquals(n + 1, one.grad());
    }

    @Test
    void aSumOfAMillionNumbersWorks() {
        List<Scalar> terms =
                Stream.generate(() -> new Scalar(1)).limit(1_000_000).toList();
        Functions.sum(terms).backward();
        terms.forEach(term -> assertEquals(1, term.grad()));
    }

    @Test
    void aSumOfOneNumberAMillionTimesWorks() {
        Scalar sum = Functions.sum(Collections.nCopies(1_000_000, x));
        sum.backward();
        assertEquals(3_000_000, sum.value());
        assertEquals(1_000_000, x.grad());
    }

    @Test
    void aFinishedGraphIsNotKeptByItsParameters() {
        WeakReference<Scalar> node = nodeOfAFinishedGraph(x);
        for (int i = 0; i < 100 && node.get() != null; i++) {
            System.gc();
        }
        assertNull(node.get());
        assertEquals(12, x.grad()); // x itself is still there
    }

    private static WeakReference<Scalar> nodeOfAFinishedGraph(Scalar x) {
        Scalar square = x.mul(x);
        Scalar y = Functions.sum(List.of(square, square, new Scalar(1)));
        y.backward();
        return new WeakReference<>(square);
    }
}
