package mlfz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/**
 * What every public method of a package makes of bad input, as a table: one row says what is given, the exception, and
 * words of its message. After each row, all that the rows work on is as it was. Each package has a table of its own, in a
 * class {@code BadInputTest} that extends this one.
 */
public abstract class BadInput {
    protected static final Class<NullPointerException> NULL = NullPointerException.class;
    protected static final Class<IllegalArgumentException> ILLEGAL = IllegalArgumentException.class;
    protected static final Class<FileSystemException> FILE = FileSystemException.class;

    protected record Row(
            String method, String given, Class<? extends Exception> exception, String words, Executable call) {}

    protected static Row row(
            String method, String given, Class<? extends Exception> exception, String words, Executable call) {
        return new Row(method, given, exception, words, call);
    }

    /** A generator for rows that are refused before a number is drawn. */
    protected static RandomGenerator noNumbers() {
        return () -> fail("a number was drawn");
    }

    protected abstract List<Row> rows();

    /** Methods without a row: they take every number, or are those of a record of results. */
    protected Set<String> methodsThatTakeEverything() {
        return Set.of();
    }

    /** All that the rows work on. */
    protected abstract String state() throws Exception;

    @TestFactory
    protected Stream<DynamicTest> badInputIsRefusedInWordsAndChangesNothing() {
        return rows().stream().map(row -> dynamicTest(row.method + " given " + row.given, () -> check(row)));
    }

    private void check(Row row) throws Exception {
        String before = state();
        Exception exception = assertThrows(row.exception, row.call);
        if (exception instanceof NullPointerException && !row.words.isEmpty()) {
            assertEquals(row.words, exception.getMessage(), "the name of what is null, and nothing else");
        } else {
            assertTrue(String.valueOf(exception.getMessage()).contains(row.words), exception::toString);
        }
        assertEquals(before, state());
    }

    @Test
    @Tag("slow")
    protected void everyPublicMethodOfThisPackageThatTakesSomethingHasARow() {
        Set<String> inTable = rows().stream().map(Row::method).collect(Collectors.toCollection(TreeSet::new));
        inTable.addAll(methodsThatTakeEverything());
        Set<String> inPackage = methodsThatTakeSomething()
                .filter(method ->
                        method.getDeclaringClass().getPackage() == getClass().getPackage())
                .map(BadInput::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), without(inPackage, inTable), "methods without a row");
        assertEquals(Set.of(), without(inTable, inPackage), "rows of methods that are not there");
    }

    /** The public methods and constructors of the whole library's public classes that have a parameter. */
    static Stream<java.lang.reflect.Executable> methodsThatTakeSomething() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("mlfz").stream()
                        .map(JavaClass::reflect)
                        .filter(BadInput::isPublic)
                        .flatMap(type ->
                                Stream.concat(Stream.of(type.getConstructors()), Stream.of(type.getDeclaredMethods())))
                        .filter(BadInput::takesSomething);
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }

    private static boolean takesSomething(java.lang.reflect.Executable method) {
        int excluded = Modifier.ABSTRACT | 0x1000; // synthetic
        return Modifier.isPublic(method.getModifiers())
                && (method.getModifiers() & excluded) == 0
                && method.getParameterCount() > 0;
    }

    private static String name(java.lang.reflect.Executable method) {
        String type = method.getDeclaringClass().getSimpleName();
        String parameters =
                Stream.of(method.getParameterTypes()).map(Class::getSimpleName).collect(Collectors.joining(", "));
        return type + (method instanceof Method ? "." + method.getName() : "") + "(" + parameters + ")";
    }
}
