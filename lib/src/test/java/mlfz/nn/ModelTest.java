package mlfz.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTest {
    private static final Map<String, Double> START = Map.of("z", 1.0, "a", 2.0, "m", 3.0);

    private final Map<String, Scalar> parameters = new LinkedHashMap<>();
    private final Model<Double> model = new Model<>() {
        @Override
        public Scalar forward(Double x) {
            return parameters.get("z").mul(x).add(parameters.get("a")).mul(parameters.get("m"));
        }

        @Override
        public Map<String, Scalar> parameters() {
            return parameters;
        }
    };

    ModelTest() {
        for (String name : List.of("z", "a", "m")) { // an order that neither sorting nor hashing gives
            parameters.put(name, new Scalar(START.get(name)));
        }
    }

    @Test
    void applyIsForward() {
        assertEquals(model.forward(5.0).value(), model.apply(5.0).value());
        assertEquals(21, model.apply(5.0).value());
    }

    @Test
    void gradientUpdateMovesEveryParameter() {
        model.forward(5.0).backward(); // (5z + a)·m: 15 by z, 3 by a, 7 by m
        model.gradientUpdate(0.5);
        assertEquals(Map.of("z", -6.5, "a", 0.5, "m", -0.5), model.parameterValues());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void gradientUpdateWithABadRateChangesNothing(double lr) {
        model.forward(5.0).backward();
        var e = assertThrows(IllegalArgumentException.class, () -> model.gradientUpdate(lr));
        assertTrue(e.getMessage().contains(Double.toString(lr)), e.getMessage());
        assertEquals(START, model.parameterValues());
        model.gradientUpdate(0.5); // the gradient has not been used
        assertEquals(-6.5, parameters.get("z").value());
    }

    @Test
    void copiesAreInTheOrderOfTheParameters() {
        assertEquals(List.of("z", "a", "m"), List.copyOf(model.copyParameters().keySet()));
        assertEquals(List.of("z", "a", "m"), List.copyOf(model.parameterValues().keySet()));
    }

    @Test
    void aCopyOfTheParametersIsDeep() {
        Map<String, Scalar> copy = model.copyParameters();
        parameters.forEach((name, parameter) -> assertNotSame(parameter, copy.get(name)));

        parameters.get("z").setValue(100);
        assertEquals(1, copy.get("z").value());
        copy.get("a").setValue(200);
        assertEquals(2, parameters.get("a").value());
        copy.clear();
        assertEquals(3, parameters.size());
    }

    @Test
    void parameterValuesDoNotFollowTheParameters() {
        Map<String, Double> values = model.parameterValues();
        parameters.get("z").setValue(100);
        assertEquals(START, values);
    }

    @Test
    void loadedParametersAreSetByName() {
        model.loadParameters(Map.of("m", new Scalar(30), "a", new Scalar(20), "z", new Scalar(10)));
        assertEquals(Map.of("z", 10.0, "a", 20.0, "m", 30.0), model.parameterValues());
    }

    @Test
    void loadingSharesNothingWithTheSavedMap() {
        Scalar own = parameters.get("z");
        Map<String, Scalar> saved = model.copyParameters();
        model.loadParameters(saved);
        saved.get("z").setValue(100);

        assertSame(own, parameters.get("z"));
        assertEquals(START, model.parameterValues());
        own.setValue(-1);
        assertEquals(100, saved.get("z").value());
    }

    @Test
    void theModelsOwnScalarsCanBeLoadedUnderOtherNames() {
        model.loadParameters(Map.of("z", parameters.get("a"), "a", parameters.get("m"), "m", parameters.get("z")));
        assertEquals(Map.of("z", 2.0, "a", 3.0, "m", 1.0), model.parameterValues());
    }

    /** Maps that do not fit, each with good values, too, that must not get into the model. */
    static Stream<Arguments> unfitting() {
        return Stream.of(
                Arguments.of("missing [m], unknown []", Map.of("z", new Scalar(10), "a", new Scalar(20))),
                Arguments.of(
                        "missing [], unknown [q]",
                        Map.of("z", new Scalar(10), "a", new Scalar(20), "m", new Scalar(30), "q", new Scalar(40))),
                Arguments.of(
                        "missing [m], unknown [M]",
                        Map.of("z", new Scalar(10), "a", new Scalar(20), "M", new Scalar(30))),
                Arguments.of("missing [z, a, m], unknown []", Map.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unfitting")
    void loadingOtherNamesChangesNothing(String expectedInMessage, Map<String, Scalar> saved) {
        var e = assertThrows(IllegalArgumentException.class, () -> model.loadParameters(saved));
        assertTrue(e.getMessage().contains(expectedInMessage), e.getMessage());
        assertEquals(START, model.parameterValues());
    }

    @Test
    void loadingANullChangesNothing() {
        Map<String, Scalar> saved = new HashMap<>(Map.of("z", new Scalar(10), "a", new Scalar(20)));
        saved.put("m", null);
        var e = assertThrows(NullPointerException.class, () -> model.loadParameters(saved));
        assertEquals("saved parameter m", e.getMessage());
        assertEquals(START, model.parameterValues());
        assertEquals(
                "saved",
                assertThrows(NullPointerException.class, () -> model.loadParameters(null))
                        .getMessage());
    }
}
