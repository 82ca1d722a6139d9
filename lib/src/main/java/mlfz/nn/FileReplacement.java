package mlfz.nn;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Writes a file in one step: the bytes go into a new file beside it, which then takes its name. Whoever looks at the path,
 * at any time, finds the old bytes or the new ones, whole.
 *
 * <p>The new file takes over who may read and write the old one, and whose it is as far as the system allows.
 */
final class FileReplacement {
    private static final Set<PosixFilePermission> WRITE = EnumSet.of(
            PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
    private static final FileAttribute<?>[] AS_USUAL = {};

    private FileReplacement() {}

    /**
     * Writes the bytes to the path, or to where it leads as a link; missing folders are made.
     *
     * <p>A thread that is interrupted before the call, as one is whose training was stopped, writes all the same.
     *
     * @throws FileSystemException that names the path, and says in words why there is no new file
     */
    static void write(Path path, ByteBuffer bytes) throws IOException {
        checkIsAFile(path);
        checkIsNotReadOnly(path);
        Path target = path.toAbsolutePath();
        boolean interrupted = Thread.interrupted(); // else it closes the file
        try {
            replace(Files.isSymbolicLink(target) ? target.toRealPath() : target, bytes);
        } catch (ClosedByInterruptException e) {
            throw error(path, "it is not written, as the thread was interrupted");
        } catch (FileSystemException e) {
            FileSystemException error = error(path, "it cannot be written: " + reason(e, target.getParent()));
            error.initCause(e);
            throw error;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * A path must lead to a file, or to nothing yet.
     *
     * @throws FileSystemException that names the path, and says what it is instead
     */
    static void checkIsAFile(Path path) throws FileSystemException {
        String expected = ": expected the name of a file";
        if (Files.isDirectory(path)) {
            throw error(path, "this is a folder" + expected);
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw error(path, "this is a pipe, a device or a socket" + expected);
        }
        if (Files.isSymbolicLink(path) && !Files.exists(path)) {
            throw error(path, "this is a link that leads nowhere" + expected);
        }
    }

    /** An administrator may write to every file: what counts then is whether there is anybody else who may. */
    private static void checkIsNotReadOnly(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        var posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        boolean forNobody =
                posix != null && Collections.disjoint(posix.readAttributes().permissions(), WRITE);
        if (forNobody || !Files.isWritable(path)) {
            throw error(path, "it is read-only: expected a file that may be written, or the name of a new one");
        }
    }

    private static void replace(Path target, ByteBuffer bytes) throws IOException {
        if (!Files.isDirectory(target.getParent())) { // a link to one is none to createDirectories before JDK 19
            Files.createDirectories(target.getParent());
        }
        // Not the target's name and more: that may have the greatest length already.
        Path temporary = target.resolveSibling("mlfz-" + UUID.randomUUID() + ".tmp");
        boolean exists = Files.exists(target);
        try {
            // SYNC: on the disk before the name points to it.
            var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            try (var file = FileChannel.open(temporary, options, exists ? ownerAlone(target) : AS_USUAL)) {
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
            }
            if (exists) {
                takeOver(target, temporary);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** A new file whose permissions are not set yet must not be open to more readers than the old one. */
    private static FileAttribute<?>[] ownerAlone(Path target) {
        return Files.getFileAttributeView(target, PosixFileAttributeView.class) == null
                ? AS_USUAL
                : new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                };
    }

    /** Gives the new file the permissions of the old one, and its owner and group where the system lets us. */
    private static void takeOver(Path old, Path next) throws IOException {
        takeOverPermissions(old, next);
        takeOverAccessList(old, next);
        // At last, as nobody but the owner may change permissions.
        var owner = Files.getFileAttributeView(next, FileOwnerAttributeView.class);
        if (owner != null && !owner.getOwner().equals(Files.getOwner(old))) {
            try {
                owner.setOwner(Files.getOwner(old));
            } catch (FileSystemException e) {
                // Only administrators give files away: it is ours then, as a file is that another program replaced.
            }
        }
    }

    /** Linux and macOS: what the owner, the group and all others may do. */
    private static void takeOverPermissions(Path old, Path next) throws IOException {
        var view = Files.getFileAttributeView(next, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        PosixFileAttributes attributes = Files.readAttributes(old, PosixFileAttributes.class);
        Set<PosixFilePermission> permissions = attributes.permissions();
        if (!view.readAttributes().group().equals(attributes.group())) {
            try {
                view.setGroup(attributes.group());
            } catch (FileSystemException e) { // it has a group of ours then, who were among all others so far
                String text = PosixFilePermissions.toString(permissions);
                permissions = PosixFilePermissions.fromString(
                        text.substring(0, 3) + text.substring(6).repeat(2));
            }
        }
        if (!view.readAttributes().permissions().equals(permissions)) {
            view.setPermissions(permissions);
        }
    }

    /** Windows: the list of who may do what. */
    private static void takeOverAccessList(Path old, Path next) throws IOException {
        var view = Files.getFileAttributeView(next, AclFileAttributeView.class);
        if (view != null) {
            List<AclEntry> entries =
                    Files.getFileAttributeView(old, AclFileAttributeView.class).getAcl();
            if (!view.getAcl().equals(entries)) {
                view.setAcl(entries);
            }
        }
    }

    /** What was wrong with the folder or the temporary file, in terms of the file that was to be written. */
    private static String reason(FileSystemException e, Path parent) {
        if (e instanceof AccessDeniedException) {
            return e.getOtherFile() == null
                    ? "no permission to write to " + parent
                    : "it cannot be replaced, which on Windows means that another program has it open";
        }
        return e instanceof FileAlreadyExistsException
                ? e.getFile() + " is no folder"
                : Objects.requireNonNullElse(e.getReason(), e.toString());
    }

    private static FileSystemException error(Path path, String reason) {
        return new FileSystemException(path.toString(), null, reason);
    }
}
