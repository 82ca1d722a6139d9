package mlfz;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.ObjectInputStream;
import java.lang.invoke.MethodHandles;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may know whom: the engine stands on the JDK alone, and only the outer packages know other libraries. */
class PackagesTest {
    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("mlfz");

    @ParameterizedTest(name = "{0} depends on the JDK and {1} alone")
    @CsvSource({
        "mlfz.nn.scalar, ''",
        "mlfz.nn, mlfz.nn.scalar",
        "mlfz.nn.vectorized, mlfz.nn mlfz.nn.scalar",
        "mlfz.data, tech.tablesaw..",
        "mlfz.plot, mlfz.nn.scalar org.knowm.xchart.. org.eclipse.elk.. org.eclipse.emf.. org.apache.batik..",
        "mlfz.exercises, mlfz..",
    })
    void packagesDependOnWhatTheDesignAllows(String name, String allowed) {
        String jdk = " java.. javax.imageio.. javax.xml.parsers.. org.w3c.dom.. jdk.jshell.. ";
        String[] packages = (name + jdk + allowed).strip().split(" ");
        classes()
                .that()
                .resideInAPackage(name)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(LIBRARY);
    }

    @Test
    void thereAreNoPackagesButThese() {
        classes()
                .should()
                .resideInAnyPackage(
                        "mlfz.nn.scalar", "mlfz.nn", "mlfz.nn.vectorized", "mlfz.data", "mlfz.plot", "mlfz.exercises")
                .check(LIBRARY);
    }

    /**
     * A class counts together with those inside it. What a sealed type permits is no part of a circle: the subtypes know
     * it, and it names them in its declaration, but does not use them.
     */
    @Test
    void thereAreNoCirclesBetweenClasses() {
        SliceAssignment files = new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(outermost(type).getName());
            }

            @Override
            public String getDescription() {
                return "outermost classes";
            }
        };
        SlicesRuleDefinition.slices()
                .assignedFrom(files)
                .should()
                .beFreeOfCycles()
                .check(LIBRARY);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(PackagesTest::outermost).orElse(type);
    }

    @Test
    void numbersHaveTheSameDigitsAndTextsTheSameBytesOnEveryMachine() {
        // Of Math, these may differ in the last digit from machine to machine; StrictMath and Elementary do not.
        DescribedPredicate<JavaMethodCall> rough = DescribedPredicate.describe(
                "to a function of Math that is not exact",
                call -> call.getTargetOwner().isEquivalentTo(Math.class)
                        && Set.of(
                                        "sin", "cos", "tan", "exp", "log", "log10", "log1p", "expm1", "pow", "tanh",
                                        "sinh", "cosh", "atan", "atan2", "asin", "acos", "cbrt", "hypot")
                                .contains(call.getName()));
        noClasses()
                .that()
                .resideInAnyPackage("mlfz.nn..", "mlfz.data")
                .should()
                .callMethodWhere(rough)
                .check(LIBRARY);
        noClasses()
                .should()
                .callMethod(String.class, "getBytes")
                .orShould()
                .callConstructor(String.class, byte[].class)
                .check(LIBRARY);
    }

    @Test
    void nothingThatIsReadCanRunCode() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("mlfz.exercises.Cells") // they ask the notebook's kernel, by fixed names
                .and()
                .doNotHaveFullyQualifiedName("mlfz.plot.Notebook")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(
                        ObjectInputStream.class,
                        ClassLoader.class,
                        MethodHandles.Lookup.class,
                        Runtime.class,
                        ProcessBuilder.class)
                .orShould()
                .callMethod(Class.class, "forName", String.class)
                .check(LIBRARY);
    }
}
