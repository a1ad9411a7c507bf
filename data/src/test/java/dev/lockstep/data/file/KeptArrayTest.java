package dev.lockstep.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.LockstepException;
import dev.lockstep.data.DataTooLargeException;
import dev.lockstep.data.disk.Content;
import dev.lockstep.data.disk.FileContent;
import dev.lockstep.data.disk.RereadContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrays in Fortran order, whose bytes are kept in memory, of which a part lies where it was. */
class KeptArrayTest {
    private static final byte[] BYTES = Resource.lines("arrays.txt").stream()
            .filter(words -> words[0].equals("fortran-<f8"))
            .map(words -> HexFormat.of().parseHex(words[3]))
            .findFirst()
            .orElseThrow();

    @TempDir
    private Path folder;

    /** Something is done when a file has been read to its end. */
    private record ReadThen(Content all, Runnable then) implements Content {
        @Override
        public long length() {
            return all.length();
        }

        @Override
        public void read(long position, byte[] into, int offset, int count) {
            all.read(position, into, offset, count);
            if (position == 0 && count == length()) {
                then.run();
            }
        }

        @Override
        public boolean inMemory() {
            return false;
        }

        @Override
        public void requireUnchanged() {
            all.requireUnchanged();
        }
    }

    private static NumberArray read(Content content, Runnable then) {
        Content lying = new ReadThen(content, then);
        return NpyFile.read(new Opened("f.npy", "", new RereadContent(lying, () -> lying)));
    }

    @Test
    void areThoseOfTheFile() {
        Content content = new Content.OfMemory(BYTES);
        assertThat(Damage.numbers(read(content, () -> {})))
                .isEqualTo(Damage.numbers(NpyFile.read(new Opened("f.npy", "", content))));
    }

    @Test
    void areRefusedWhereTheFileChangesWhileItIsRead() throws IOException {
        Path path = Files.write(folder.resolve("f.npy"), BYTES);
        Content content = FileContent.of(path);
        assertThatThrownBy(() -> read(content, () -> append(path)))
                .isInstanceOf(LockstepException.class)
                .hasMessage(path + " was changed while it was read");
    }

    private static void append(Path path) {
        try {
            Files.write(path, new byte[1], StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void withoutRoomAreSaidToBeReadAsNeeded() {
        assertThatThrownBy(() -> read(new Content.OfMemory(BYTES), () -> {
                    throw new OutOfMemoryError("Java heap space");
                }))
                .isInstanceOf(DataTooLargeException.class)
                .hasMessageStartingWith("f.npy does not fit into memory: ");
    }
}
