package org.sangdam.server.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** That nobody but the owner may read; where the file system knows no owners' rights, its folder's have to do. */
public final class Privacy {
    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    private Privacy() {}

    /**
     * Takes away what others may do with a folder; what its owner may do stays.
     *
     * @throws IOException it is not this user's to decide
     */
    public static void close(Path folder) throws IOException {
        if (knowsOwners(folder)) {
            Set<PosixFilePermission> present = Files.getPosixFilePermissions(folder);
            Set<PosixFilePermission> kept = EnumSet.copyOf(OWNERS);
            kept.retainAll(present);
            if (!kept.equals(present)) {
                Files.setPosixFilePermissions(folder, kept);
            }
        }
    }

    /** A new file that is the owner's from its first moment on. */
    public static void create(Path file) throws IOException {
        if (knowsOwners(file.toAbsolutePath().getParent())) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    private static boolean knowsOwners(Path folder) throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView("posix");
    }
}
