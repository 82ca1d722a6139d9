package mlfz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class BadInputTablesTest {
    @Test
    void everyPackageWithAMethodThatTakesSomethingHasATableOfBadInput() {
        var packages = BadInput.methodsThatTakeSomething()
                .map(method -> method.getDeclaringClass().getPackageName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(packages.contains("mlfz.nn.scalar"), packages::toString);
        packages.remove("mlfz.exercises"); // whose methods take wrong answers, and have tables of these
        var tables = new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests()).importPackages("mlfz").stream()
                        .filter(type ->
                                type.getSimpleName().equals("BadInputTest") && type.isAssignableTo(BadInput.class))
                        .map(JavaClass::getPackageName)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(packages, tables);
    }
}
