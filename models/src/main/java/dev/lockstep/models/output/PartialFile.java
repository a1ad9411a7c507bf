package dev.lockstep.models.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * A file that is being written beside its place, under a name that nobody can guess. It is gone once this is closed, also where the process
 * is interrupted; while it is open it is locked, by which {@link Leftovers} tells it from one whose process was killed.
 */
final class PartialFile implements AutoCloseable {
    static final String PREFIX = ".lockstep-";
    static final String SUFFIX = ".part";

    private static final String INTERRUPTED = "interrupted";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path path;
    private final AtInterrupt atInterrupt;
    private FileChannel channel;
    private boolean ended;

    /** Makes the file only when it is certain to be removed where the process is interrupted. */
    private PartialFile(Path path, FileAttribute<?>... attributes) throws IOException {
        this.path = path;
        try {
            atInterrupt = new AtInterrupt(this::remove);
        } catch (IllegalStateException ending) {
            throw new IOException(INTERRUPTED, ending);
        }
        try {
            create(attributes);
        } catch (IOException | RuntimeException failure) {
            atInterrupt.close();
            throw failure;
        }
    }

    private synchronized void create(FileAttribute<?>... attributes) throws IOException {
        if (ended) {
            throw new IOException(INTERRUPTED);
        }
        channel = FileChannel.open(path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes);
    }

    /** A new file in the folder of a file, which nobody else may read where it is to replace that file. */
    static PartialFile beside(Path file, boolean replacing) throws IOException {
        return in(file.getParent(), replacing);
    }

    /** A new file in the folder of temporary files, to replace one in whose folder nothing can be made. */
    static PartialFile elsewhere() throws IOException {
        return in(Path.of(System.getProperty("java.io.tmpdir")), true);
    }

    private static PartialFile in(Path folder, boolean replacing) throws IOException {
        Leftovers.remove(folder);
        byte[] name = new byte[16];
        RANDOM.nextBytes(name);
        Path path = folder.resolve(PREFIX + HexFormat.of().formatHex(name) + SUFFIX);
        FileAttribute<?>[] attributes = replacing ? new FileAttribute<?>[] {PRIVATE} : new FileAttribute<?>[0];
        return new PartialFile(path, attributes);
    }

    void write(Bytes content) throws IOException {
        lock();
        OutputStream stream = new BufferedOutputStream(Channels.newOutputStream(channel));
        content.write(new UnclosedStream(stream));
        stream.flush();
        channel.force(true);
    }

    /** Puts the file in the place of another, or copies it over that one where only so its owner and mode stay. */
    synchronized void moveTo(Path place) throws IOException {
        if (ended) {
            throw new IOException(INTERRUPTED);
        }
        boolean replacing = Files.exists(place);
        if (replacing && !(takesOwnerAndModeOf(place) && moved(place))) {
            copyOver(place);
        } else if (!replacing) {
            Files.move(path, place, StandardCopyOption.ATOMIC_MOVE);
        }
        sync(place.getParent());
    }

    @Override
    public void close() {
        remove();
        atInterrupt.close();
    }

    private void lock() {
        try {
            channel.tryLock();
        } catch (IOException noLocks) {
            return;
        }
    }

    private boolean takesOwnerAndModeOf(Path other) throws IOException {
        PosixFileAttributeView own = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        PosixFileAttributes wanted = Files.readAttributes(other, PosixFileAttributes.class);
        PosixFileAttributes present = own.readAttributes();
        try {
            if (!present.group().equals(wanted.group())) {
                own.setGroup(wanted.group());
            }
            if (!present.owner().equals(wanted.owner())) {
                own.setOwner(wanted.owner());
            }
            own.setPermissions(wanted.permissions());
            return true;
        } catch (FileSystemException notPermitted) {
            return false;
        }
    }

    private boolean moved(Path place) {
        try {
            Files.move(path, place, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException isMountedOrTheLike) {
            return false;
        }
    }

    /** First what makes the other one longer, so that where there is no room for that it stays as it was. */
    private void copyOver(Path place) throws IOException {
        try (FileChannel from = FileChannel.open(path, StandardOpenOption.READ);
                FileChannel to = FileChannel.open(place, StandardOpenOption.WRITE)) {
            long before = to.size();
            long common = Math.min(before, from.size());
            try {
                copy(from, to, common, from.size());
                to.force(true);
            } catch (IOException noRoom) {
                to.truncate(before);
                throw noRoom;
            }
            copy(from, to, 0, common);
            to.truncate(from.size());
            to.force(true);
        }
    }

    private static void copy(FileChannel from, FileChannel to, long begin, long end) throws IOException {
        to.position(begin);
        for (long done = begin; done < end; ) {
            done += from.transferTo(done, end - done, to);
        }
    }

    private static void sync(Path folder) {
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        } catch (IOException notOffered) {
            return;
        }
    }

    private synchronized void remove() {
        boolean made = !ended && channel != null;
        ended = true;
        if (made) {
            try {
                channel.close();
                Files.deleteIfExists(path);
            } catch (IOException stays) {
                return;
            }
        }
    }
}
