package dev.lockstep.numerics.natives;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Who can change a file or folder, as far as the file system tells: on Linux, and its modes alone where the user is unknown. */
public final class Ownership {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
    private static final Path PROCESS = Path.of("/proc/self");
    private static final int ROOT = 0;
    private static final int WRITABLE_BY_OTHERS = 0002;
    private static final int WRITABLE_BY_GROUP_OR_OTHERS = 0022;
    private static final int STICKY = 01000;

    private Ownership() {}

    /** This process's user, by number; empty where it is unknown. */
    static Optional<Integer> user() {
        try {
            return POSIX ? Optional.of((Integer) Files.getAttribute(PROCESS, "unix:uid")) : Optional.empty();
        } catch (IOException | UnsupportedOperationException unknown) {
            return Optional.empty();
        }
    }

    /** Why others could change what is in a folder, which need not exist; empty if only this user and the administrator can. */
    static Optional<String> objection(Path folder) {
        if (!POSIX) {
            return Optional.empty();
        }
        try {
            Path existing = folder.toAbsolutePath().normalize();
            while (!Files.exists(existing)) {
                existing = existing.getParent();
            }
            existing = existing.toRealPath();
            Path itself = Files.exists(folder) ? existing : null;
            for (Path each = existing; each != null; each = each.getParent()) {
                int mode = (Integer) Files.getAttribute(each, "unix:mode");
                // In a folder such as /tmp all may make files, but none may take those of another.
                boolean isShared = (mode & STICKY) != 0 && !each.equals(itself);
                if ((mode & WRITABLE_BY_OTHERS) != 0 && !isShared) {
                    return Optional.of(each + " can be changed by every user");
                }
                if (!belongsToUserOrRoot(each)) {
                    return Optional.of(each + " belongs to another user");
                }
            }
            return Optional.empty();
        } catch (IOException | UnsupportedOperationException unreadable) {
            return Optional.of(folder + " can not be examined: " + unreadable);
        }
    }

    /** Whether a file is this user's or the administrator's and nobody else can write it. */
    public static boolean isSafe(Path file) throws IOException {
        return !POSIX
                || belongsToUserOrRoot(file)
                        && ((Integer) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS)
                                        & WRITABLE_BY_GROUP_OR_OTHERS)
                                == 0;
    }

    /** What makes new files and folders this user's alone. */
    public static FileAttribute<?>[] ofUserAlone(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Makes a folder and those above it, the new ones this user's alone, and lets nobody else write it. */
    public static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder, ofUserAlone("rwx------"));
        if (POSIX && !isSafe(folder)) {
            Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(folder));
            permissions.remove(PosixFilePermission.GROUP_WRITE);
            permissions.remove(PosixFilePermission.OTHERS_WRITE);
            Files.setPosixFilePermissions(folder, permissions);
        }
    }

    private static boolean belongsToUserOrRoot(Path file) throws IOException {
        int owner = (Integer) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        return owner == ROOT || user().map(user -> user == owner).orElse(true);
    }
}
