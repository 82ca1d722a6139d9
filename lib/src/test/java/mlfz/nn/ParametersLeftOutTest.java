package mlfz.nn;

import static mlfz.nn.ParametersTest.assertParameters;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import mlfz.nn.ParametersTest.Weights;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;

/** What a block does not take for its parameters, and what it refuses. */
class ParametersLeftOutTest {
    private static final Scalar SHARED_BY_ALL = new Scalar(9);

    @Test
    void whatIsNullOrEmptyIsLeftOut() {
        class Gaps extends Block {
            final Scalar nothing = null;
            final Scalar[] none = {};
            final Scalar[] some = {null, new Scalar(1), null};
            final List<Scalar> list = Arrays.asList(null, new Scalar(2));
            final Scalar[][] rows = {null, {new Scalar(3)}};
            final Weights part = null;
            final List<Scalar> noList = null;
        }
        assertParameters(new Gaps(), "some[1]", 1, "list[1]", 2, "rows[1][0]", 3);
    }

    @Test
    void whatIsNoPartOfTheBlockIsLeftOut() {
        Scalar captured = new Scalar(1);
        class Plain extends Block {
            static final Scalar SHARED = SHARED_BY_ALL;
            final transient Scalar last = new Scalar(2);
            final int number = 3;
            final double[] numbers = {4};
            final String text = "5";
            final Map<String, Scalar> map = Map.of("a", new Scalar(6));
            final Scalar own = new Scalar(7);

            Scalar sum() {
                return captured.add(own); // so that the class has a hidden field for the local variable
            }
        }
        Plain plain = new Plain();
        assertEquals(8, plain.sum().value());
        assertParameters(plain, "own", 7);
    }

    @Test
    void aBlockInsideAnotherObjectDoesNotListThatObjectsFields() {
        class Outer extends Block {
            final Scalar outer = new Scalar(1);

            class Inner extends Block {
                final Scalar inner = new Scalar(2);

                Scalar sum() {
                    return outer.add(inner);
                }
            }
        }
        Outer.Inner inner = new Outer().new Inner();
        assertEquals(3, inner.sum().value());
        assertParameters(inner, "inner", 2);
    }

    @Test
    void aListOfManyPointsCostsNoWalkThroughThem() {
        List<double[]> points = new AbstractList<>() {
            @Override
            public double[] get(int i) {
                return i == 0 ? new double[2] : fail("point " + i + " was looked at");
            }

            @Override
            public int size() {
                return Integer.MAX_VALUE;
            }
        };
        class WithData extends Block {
            @SuppressWarnings("unused")
            final List<double[]> data = points;

            final List<Integer> labels = Collections.nCopies(Integer.MAX_VALUE, 1);
            final Scalar a = new Scalar(1);
        }
        assertParameters(new WithData(), "a", 1);
    }

    @Test
    void aBlockThatContainsItselfIsRefused() {
        class Ring extends Block {
            final Scalar a = new Scalar(1);
            Block next;
        }
        Ring ring = new Ring();
        ring.next = ring;
        var e = assertThrows(IllegalStateException.class, ring::parameters);
        assertEquals(
                "next contains the block that it is a part of: mark the field as transient if it is to be left out",
                e.getMessage());

        Ring other = new Ring();
        ring.next = other;
        other.next = ring;
        e = assertThrows(IllegalStateException.class, ring::parameters);
        assertTrue(e.getMessage().startsWith("next.next contains the block that it is a part of"), e.getMessage());

        other.next = new Weights(2);
        assertParameters(ring, "a", 1, "next.a", 1, "next.next.weights[0]", 2);
    }

    @Test
    void twoFieldsOfOneNameAreRefused() {
        class Base extends Block {
            final Scalar a = new Scalar(1);
        }
        class Heir extends Base {
            @SuppressWarnings({"unused", "HidingField"})
            final Scalar a = new Scalar(2);
        }
        var e = assertThrows(IllegalStateException.class, () -> new Heir().parameters());
        assertTrue(e.getMessage().contains("two parameters a: name the fields differently"), e.getMessage());
    }

    @Test
    void aListThatContainsItselfIsRefused() {
        class Ring extends Block {
            final List<Object> list = new ArrayList<>(List.of(new Scalar(1)));
        }
        Ring ring = new Ring();
        ring.list.add(ring.list);
        var e = assertThrows(IllegalStateException.class, ring::parameters);
        assertTrue(e.getMessage().startsWith("list[1] contains the list that it is a part of"), e.getMessage());

        ring.list.set(1, ring); // a list with the block that it belongs to
        e = assertThrows(IllegalStateException.class, ring::parameters);
        assertTrue(e.getMessage().startsWith("list[1] contains the block that it is a part of"), e.getMessage());

        ring.list.set(1, List.of(ring.list));
        e = assertThrows(IllegalStateException.class, ring::parameters);
        assertTrue(e.getMessage().startsWith("list[1][0] contains the list that it is a part of"), e.getMessage());

        ring.list.set(1, new Scalar(2));
        assertParameters(ring, "list[0]", 1, "list[1]", 2);
    }

    @Test
    void soIsAnArray() {
        class Ring extends Block {
            final Object[] array = {new Scalar(1), null};
        }
        Ring ring = new Ring();
        ring.array[1] = ring.array;
        var e = assertThrows(IllegalStateException.class, ring::parameters);
        assertTrue(e.getMessage().startsWith("array[1] contains the array that it is a part of"), e.getMessage());
    }

    @Test
    void aPartMayKnowItsOwnerInATransientField() {
        class Part extends Block {
            final Scalar a = new Scalar(1);
            transient Block owner;
        }
        class Owner extends Block {
            final Part part = new Part();
        }
        Owner owner = new Owner();
        owner.part.owner = owner;
        assertParameters(owner, "part.a", 1);
    }

    record Layer(Scalar[][] weights, double rate) {}

    @Test
    void anObjectWithScalarsThatIsNoBlockIsRefusedWhereverItStands() {
        class Neuron {
            final Scalar w = new Scalar(1);
        }
        class Network extends Block {
            final Scalar b = new Scalar(2);
            final List<Object> list = new ArrayList<>();
        }
        Network network = new Network();
        assertParameters(network, "b", 2);
        network.list.add(new Neuron());
        var e = assertThrows(IllegalStateException.class, network::parameters);
        assertEquals(
                "list[0] has Scalars, but is no block, so they would not be trained: let its class Neuron extend Block, "
                        + "or mark the field as transient if it is to be left out",
                e.getMessage());

        network.list.set(0, new Layer(new Scalar[0][], 0.1));
        e = assertThrows(IllegalStateException.class, network::parameters);
        assertTrue(e.getMessage().startsWith("list[0] has Scalars"), e.getMessage());

        network.list.set(0, "no Scalars");
        assertParameters(network, "b", 2);
    }

    @Test
    void aFunctionThatUsesAScalarFromOutsideIsLeftOut() {
        class Scaled extends Block {
            final Scalar factor;
            final UnaryOperator<Scalar> function;

            Scaled(Scalar factor) {
                this.factor = factor;
                function = factor::mul;
            }
        }
        Scaled scaled = new Scaled(new Scalar(2));
        assertEquals(6, scaled.function.apply(new Scalar(3)).value());
        assertParameters(scaled, "factor", 2);
    }

    @Test
    void anObjectWhoseScalarsAreSharedOrTransientIsLeftOut() {
        class Counter {
            static final Scalar SHARED = SHARED_BY_ALL;
            final transient Scalar last = new Scalar(1);
        }
        class Counted extends Block {
            final Scalar a = new Scalar(2);
            final Counter counter = new Counter();
        }
        Counted counted = new Counted();
        assertEquals(10, counted.counter.last.add(Counter.SHARED).value());
        assertParameters(counted, "a", 2);
    }
}
