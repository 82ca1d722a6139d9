package mlfz.nn;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mlfz.nn.scalar.Scalar;

/** Finds the Scalars in the fields of an object and of its parts, and names them. */
final class Fields {

    /**
     * What was found.
     *
     * @param visited all objects that were looked at, in order; while they are the same, so are names and parameters
     */
    record Listing(List<Object> visited, Map<String, Scalar> parameters) {}

    private static final ClassValue<List<Field>> OF_CLASS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return instanceFields(type);
        }
    };

    private static final ClassValue<Boolean> HOLDS_SCALARS = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return !type.isHidden() // as a lambda's, which has what it captures in fields
                    && Arrays.stream(type.getDeclaredFields())
                            .anyMatch(field -> isInstanceField(field)
                                    && Scalar.class.isAssignableFrom(elementType(field.getType())));
        }
    };

    private static final int MANY = 1000; // elements that are looked at one by one, whatever the first of them is

    private final List<Object> visited = new ArrayList<>();
    private final Class<?> partType;
    private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<String, Scalar> named; // null while names are of no interest

    private Fields(Class<?> partType, Map<String, Scalar> named) {
        this.partType = partType;
        this.named = named;
    }

    /**
     * The Scalars of an object. Training asks for them at each step: as long as nothing has changed, no name is made.
     *
     * @param partType whose subclasses are looked into
     * @param before what was found the time before, or null
     */
    static Listing of(Object whole, Class<?> partType, Listing before) {
        Fields quick = new Fields(partType, null);
        quick.visit(whole, "");
        if (before != null && same(quick.visited, before.visited)) {
            return before;
        }
        Fields thorough = new Fields(partType, new LinkedHashMap<>());
        thorough.visit(whole, "");
        return new Listing(thorough.visited, Collections.unmodifiableMap(thorough.named));
    }

    private static boolean same(List<Object> some, List<Object> others) {
        boolean same = some.size() == others.size();
        for (int i = 0; same && i < some.size(); i++) {
            same = some.get(i) == others.get(i);
        }
        return same;
    }

    private void visit(Object value, String name) {
        boolean looked = value instanceof Scalar
                || partType.isInstance(value)
                || value instanceof Object[]
                || value instanceof List
                || value != null && HOLDS_SCALARS.get(value.getClass());
        visited.add(looked ? value : null);
        if (value instanceof Scalar scalar) {
            if (named != null && named.put(name, scalar) != null) {
                throw new IllegalStateException("there are two parameters " + name + ": name the fields differently");
            }
        } else if (partType.isInstance(value)) {
            inside(value, name, "block", () -> visitFields(value, name));
        } else if (value instanceof Object[] array) {
            inside(value, name, "array", () -> visitAll(Arrays.asList(array), name));
        } else if (value instanceof List<?> list) {
            inside(value, name, "list", () -> visitAll(list, name));
        } else if (looked && named != null) {
            throw new IllegalStateException(
                    name + " has Scalars, but is no block, so they would not be trained: let its class "
                            + value.getClass().getSimpleName()
                            + " extend Block, or mark the field as transient if it is to be left out");
        }
    }

    /** Looks into something that must not contain itself: its Scalars would have names without end. */
    private void inside(Object whole, String name, String kind, Runnable visit) {
        if (open.add(whole)) {
            visit.run();
            visited.add(null); // the end of it
            open.remove(whole);
        } else if (named != null) { // the quick walk has no name for it
            throw new IllegalStateException(name + " contains the " + kind
                    + " that it is a part of: mark the field as transient if it is to be left out");
        }
    }

    private void visitAll(List<?> elements, String name) {
        if (elements.size() > MANY && isData(elements.get(0))) {
            return;
        }
        for (int i = 0; i < elements.size(); i++) {
            visit(elements.get(i), named == null ? name : name + "[" + i + "]");
        }
    }

    /** Whether it is a label or a point to learn from, of which there may be many. */
    private static boolean isData(Object first) {
        return first instanceof Number
                || first != null
                        && first.getClass().isArray()
                        && first.getClass().getComponentType().isPrimitive();
    }

    private void visitFields(Object part, String name) {
        String prefix = name.isEmpty() ? "" : name + ".";
        for (Field field : OF_CLASS.get(part.getClass())) {
            try {
                visit(field.get(part), named == null ? prefix : prefix + field.getName());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e); // the fields have been made accessible
            }
        }
    }

    /** The fields in which a Scalar may be, those of superclasses first. */
    private static List<Field> instanceFields(Class<?> type) {
        if (type == Object.class) {
            return List.of();
        }
        List<Field> fields = new ArrayList<>(instanceFields(type.getSuperclass()));
        for (Field field : type.getDeclaredFields()) {
            if (isInstanceField(field) && !field.getType().isPrimitive()) {
                field.setAccessible(true);
                fields.add(field);
            }
        }
        return fields;
    }

    private static boolean isInstanceField(Field field) {
        return (field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0 && !field.isSynthetic();
    }

    private static Class<?> elementType(Class<?> type) {
        return type.isArray() ? elementType(type.getComponentType()) : type;
    }
}
