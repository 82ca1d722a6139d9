package mlfz.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may read and write a file that is saved again, and whose it is. */
class ParameterFilePermissionsTest {
    private static final Map<String, Scalar> OLD = Map.of("a", new Scalar(1));
    private static final Map<String, Scalar> NEW = Map.of("a", new Scalar(2));
    private static final int NOBODY = 65534;

    @TempDir
    Path folder;

    @TempDir
    Path classes;

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rw-rw-r--", "rw-r-----", "rwxr-xr-x", "rw-rw-rw-", "-w-------", "rw-----w-"})
    void anExistingFileKeepsItsPermissions(String permissions) throws IOException {
        Path file = fileWith(permissions);
        ParameterFile.save(file, NEW);
        assertEquals(permissions, permissions(file));
    }

    @Test
    void whereALinkLeadsThePermissionsAreKept() throws IOException {
        Path file = fileWith("rw-------");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);
        ParameterFile.save(link, NEW);
        assertEquals("rw-------", permissions(file));
    }

    @Test
    void aNewFileHasThePermissionsOfAnyOther() throws IOException {
        Path file = fileWith("rw-------");
        Files.delete(file);
        ParameterFile.save(file, OLD);
        assertEquals(permissions(Files.createFile(folder.resolve("other"))), permissions(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"r--r--r--", "r--------", "r-xr-xr-x", "---------"})
    void aFileThatNobodyMayWriteIsNotReplacedByAnAdministratorEither(String permissions) throws IOException {
        Path file = fileWith(permissions);
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);
        for (Path path : List.of(file, link)) {
            var error = assertThrows(IOException.class, () -> ParameterFile.save(path, NEW));
            assertEquals(
                    path + ": it is read-only: expected a file that may be written, or the name of a new one",
                    error.getMessage());
        }
        assertEquals(permissions, permissions(file));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertEquals(1, ParameterFile.load(file).get("a").value());
    }

    @Test
    void aReadOnlyFileIsRefusedOnEverySystem() throws IOException {
        Path file = folder.resolve("p.csv");
        ParameterFile.save(file, OLD);
        assertTrue(file.toFile().setReadOnly());
        assertThrows(IOException.class, () -> ParameterFile.save(file, NEW));
        assertEquals(1, ParameterFile.load(file).get("a").value());
        assertTrue(file.toFile().setWritable(true)); // or the folder cannot be deleted on Windows
    }

    @Test
    void theFileOfAnotherUserStaysTheirsIfAnAdministratorSavesIt() throws IOException {
        Path file = fileWith("rw-r-----");
        assumeAdministrator(file);
        Files.setAttribute(file, "unix:uid", NOBODY);
        Files.setAttribute(file, "unix:gid", NOBODY);
        ParameterFile.save(file, NEW);
        assertEquals("rw-r----- of 65534:65534", permissionsAndOwner(file));
        assertEquals(2, ParameterFile.load(file).get("a").value());
    }

    @Test
    @Tag("slow")
    void theFileOfAnotherUserIsRefusedUnlessWeMayWriteIt() throws Exception {
        Path file = fileWith("rw-r--r--");
        assertEquals(
                file + ": it is read-only: expected a file that may be written, or the name of a new one",
                saveAsNobody(file));
        assertEquals(1, ParameterFile.load(file).get("a").value());
        assertEquals("rw-r--r-- of 0:0", permissionsAndOwner(file));
    }

    @Test
    @Tag("slow")
    void theFileOfAnotherUserThatAllMayWriteIsOursThenWithNoMoreRightsForOurGroup() throws Exception {
        Path file = fileWith("rw-rwxrw-");
        assertEquals("saved", saveAsNobody(file));
        assertEquals("rw-rw-rw- of 65534:65534", permissionsAndOwner(file));
        assertEquals(2, ParameterFile.load(file).get("a").value());
    }

    @Test
    @Tag("slow")
    void whatTheSystemDoesNotLetUsReplaceIsAnErrorWithItsReason() throws Exception {
        Path file = fileWith("rw-rw-rw-");
        Files.setAttribute(folder, "unix:mode", 01777); // sticky: only owners may rename and delete
        String message = saveAsNobody(file);
        assertTrue(message.startsWith(file + ": it cannot be written: "), message);
        assertEquals(1, ParameterFile.load(file).get("a").value());
        try (var files = Files.list(folder)) {
            assertEquals(
                    0, files.filter(path -> path.toString().endsWith(".tmp")).count());
        }
    }

    @Test
    void onWindowsTheListOfWhoMayDoWhatIsKeptAndTheOwner() throws IOException {
        var windows = Configuration.windows().toBuilder()
                .setAttributeViews("basic", "owner", "dos", "acl")
                .build();
        try (var system = Jimfs.newFileSystem(windows)) {
            Path file = system.getPath("C:\\work\\p.csv");
            ParameterFile.save(file, OLD);
            var owner = system.getUserPrincipalLookupService().lookupPrincipalByName("Ada");
            Files.setOwner(file, owner);
            var view = Files.getFileAttributeView(file, AclFileAttributeView.class);
            List<AclEntry> onlyAda = List.of(AclEntry.newBuilder()
                    .setType(AclEntryType.ALLOW)
                    .setPrincipal(owner)
                    .setPermissions(AclEntryPermission.READ_DATA, AclEntryPermission.WRITE_DATA)
                    .build());
            view.setAcl(onlyAda);
            ParameterFile.save(file, NEW);
            assertEquals(onlyAda, view.getAcl());
            assertEquals(owner, Files.getOwner(file));
            assertEquals(2, ParameterFile.load(file).get("a").value());
        }
    }

    @Test
    void aFileSystemThatKnowsOfNoPermissionsDoes() throws IOException {
        var simple = Configuration.unix().toBuilder().setAttributeViews("basic").build();
        try (var system = Jimfs.newFileSystem(simple)) {
            Path file = system.getPath("p.csv");
            ParameterFile.save(file, OLD);
            ParameterFile.save(file, NEW);
            assertEquals(2, ParameterFile.load(file).get("a").value());
        }
    }

    /** Saves once and says so, or else why not. */
    static final class SavedOnce {
        public static void main(String[] args) {
            try {
                ParameterFile.save(args[0], Map.of("a", new Scalar(2)));
                System.out.println("saved");
            } catch (IOException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    /** Saves in a process of a user without any rights, but that to write into the folder. */
    private String saveAsNobody(Path file) throws Exception {
        assumeAdministrator(file);
        Files.setAttribute(folder, "unix:mode", (int) Files.getAttribute(folder, "unix:mode") | 0777);
        Files.setPosixFilePermissions(classes, PosixFilePermissions.fromString("rwxr-xr-x"));
        copyClasses(ParameterFile.class);
        copyClasses(SavedOnce.class);
        Process process = new ProcessBuilder(
                        "setpriv",
                        "--reuid=" + NOBODY,
                        "--regid=" + NOBODY,
                        "--clear-groups",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes.toString(),
                        SavedOnce.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    /** To where all may read them. */
    private void copyClasses(Class<?> one) throws IOException {
        Path root = Path.of(URI.create(
                one.getProtectionDomain().getCodeSource().getLocation().toString()));
        try (var all = Files.walk(root.resolve("mlfz/nn"))) {
            for (Path path : all.toList()) {
                Path copy = classes.resolve(root.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        }
    }

    private static void assumeAdministrator(Path file) throws IOException {
        assumePermissions(file);
        assumeTrue(Files.getAttribute(file, "unix:uid").equals(0), "only an administrator gives files away");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv changes the user on Linux");
    }

    private static void assumePermissions(Path file) {
        assumeTrue(
                file.getFileSystem().supportedFileAttributeViews().contains("posix"), "Windows has other permissions");
    }

    private Path fileWith(String permissions) throws IOException {
        assumePermissions(folder);
        Path file = folder.resolve("p.csv");
        ParameterFile.save(file, OLD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file;
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static String permissionsAndOwner(Path file) throws IOException {
        return permissions(file) + " of " + Files.getAttribute(file, "unix:uid") + ":"
                + Files.getAttribute(file, "unix:gid");
    }
}
