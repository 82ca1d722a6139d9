package mlfz.exercises;

import static mlfz.exercises.Rows.assertTold;
import static mlfz.exercises.Rows.row;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;

class BentLineTest {
    /** The class of the notebook. */
    private static class Linear implements Function<Double, Scalar> {
        Scalar a = new Scalar(1);
        Scalar b = new Scalar(1);

        Scalar forward(double x) {
            return a.mul(x).add(b);
        }

        @Override
        public Scalar apply(Double x) {
            return forward(x);
        }

        Map<String, Scalar> parameters() {
            return new TreeMap<>(Map.of("a", a, "b", b));
        }

        void gradientUpdate(double lr) {
            for (Scalar p : parameters().values()) {
                p.setValue(p.value() - lr * p.grad());
            }
        }
    }

    /** The solution, of which each wrong answer changes one thing. */
    private static class Bent extends Linear {
        Scalar c = new Scalar(1);

        @Override
        Scalar forward(double x) {
            return super.forward(x).add(c.mul(x * x));
        }

        @Override
        Map<String, Scalar> parameters() {
            return new TreeMap<>(Map.of("a", a, "b", b, "c", c));
        }
    }

    private static Rows.Row bent(Supplier<Linear> models, String... words) {
        return row(
                () -> BentLine.check(models, model -> model.parameters(), (model, lr) -> model.gradientUpdate(lr)),
                words);
    }

    @Test
    void theSolutionIsRight() {
        assertTold(bent(Bent::new, "Right", "curve"));
    }

    @Test
    void aPredictionThatIsWrongIsToldWhy() {
        assertTold(
                bent(Linear::new, "is 3.0", "override forward"),
                bent(
                        () -> new Bent() {
                            @Override
                            Scalar forward(double x) {
                                return null;
                            }
                        },
                        "null"),
                bent(
                        () -> new Linear() {
                            @Override
                            Scalar forward(double x) {
                                return a.mul(x).mul(x).add(b);
                            }
                        },
                        "is 5.0",
                        "= 7"),
                bent(
                        () -> new Bent() {
                            @Override
                            Scalar forward(double x) {
                                return a.mul(x).add(b);
                            }
                        },
                        "is 3.0",
                        "in forward"),
                bent(
                        () -> new Bent() {
                            @Override
                            Scalar forward(double x) {
                                return a.mul(x).add(b).add(c.mul(x).pow(2));
                            }
                        },
                        "c = 2.0",
                        "is 19.0",
                        "should be 11.0"),
                bent(
                        () -> new Bent() {
                            @Override
                            Scalar forward(double x) {
                                return a.mul(x).add(b).add(c.mul(Math.abs(x) * x));
                            }
                        },
                        "at -1.0",
                        "should be"),
                bent(
                        () -> new Bent() {
                            @Override
                            Scalar forward(double x) {
                                return c.mul(x * x).add(3 * x / 2);
                            }
                        },
                        "should be"));
    }

    @Test
    void whatIsMissingInTheListOfParametersIsNamed() {
        assertTold(
                bent(
                        () -> new Bent() {
                            @Override
                            Map<String, Scalar> parameters() {
                                return Map.of("a", a, "b", b);
                            }
                        },
                        "[a, b]",
                        "c, is never trained"),
                bent(
                        () -> new Bent() {
                            @Override
                            Map<String, Scalar> parameters() {
                                return Map.of("c", c);
                            }
                        },
                        "[c]",
                        "a and b, is never trained"),
                bent(
                        () -> new Bent() {
                            @Override
                            Map<String, Scalar> parameters() {
                                return new TreeMap<>(Map.of("a", a, "b", b, "c", c, "d", new Scalar(0)));
                            }
                        },
                        "[a, b, c, d]",
                        "no other"),
                bent(
                        () -> new Bent() {
                            @Override
                            Map<String, Scalar> parameters() {
                                return null;
                            }
                        },
                        "parameters() returns null"),
                bent(
                        () -> new Bent() {
                            {
                                c = null;
                            }
                        },
                        "NullPointerException"));
    }

    @Test
    void parametersThatForwardDoesNotUseAreFound() {
        assertTold(
                bent(
                        () -> new Bent() {
                            @Override
                            Map<String, Scalar> parameters() {
                                return Map.of("a", a, "b", b, "c", new Scalar(1));
                            }
                        },
                        "changes no prediction"),
                bent(
                        () -> new Bent() {
                            final Scalar spare = new Scalar(1);

                            @Override
                            Map<String, Scalar> parameters() {
                                return Map.of("a", a, "b", b, "c", spare);
                            }
                        },
                        "A new c",
                        "changes no prediction"),
                bent(
                        () -> new Bent() {
                            final Map<String, Scalar> spare = Map.of("a", new Scalar(1), "b", new Scalar(1), "c", c);

                            @Override
                            Map<String, Scalar> parameters() {
                                return spare;
                            }
                        },
                        "as in Linear"));
    }

    private static final Scalar GLOBAL = new Scalar(1);

    @Test
    void aStartThatIsNot1OrSharedAmongModelsIsFound() {
        assertTold(
                bent(
                        () -> new Bent() {
                            {
                                c = new Scalar(0);
                            }
                        },
                        "c starts at 0.0"),
                bent(
                        () -> new Bent() {
                            {
                                a = new Scalar(2);
                            }
                        },
                        "a starts at 2.0"),
                bent(
                        () -> new Bent() {
                            {
                                c = GLOBAL;
                            }
                        },
                        "share one c"));
    }

    @Test
    void anUpdateThatLeavesOneOutAndAValueWithoutItsGraphAreFound() {
        assertTold(
                bent(
                        () -> new Bent() {
                            @Override
                            void gradientUpdate(double lr) {
                                c.setValue(c.value() - lr * c.grad());
                            }
                        },
                        "gradientUpdate moves a",
                        "as it is in Linear"),
                bent(
                        () -> new Bent() {
                            @Override
                            Scalar forward(double x) {
                                return super.forward(x).sub(c.mul(x * x)).add(c.value() * x * x);
                            }
                        },
                        "derivative",
                        "respect to c",
                        "not with their value()"));
    }
}
