package dev.lockstep.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.LockstepException;
import dev.lockstep.data.DataSource;
import dev.lockstep.data.FullMemory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that were given up for want of memory are read again, if the file is as it was. */
class RereadBytesTest {
    @TempDir
    private Path folder;

    private Path write(String name, String array) throws IOException {
        byte[] bytes = Resource.lines("arrays.txt").stream()
                .filter(words -> words[0].equals(array))
                .map(words -> HexFormat.of().parseHex(words[3]))
                .findFirst()
                .orElseThrow();
        Path path = folder.resolve(name);
        try (OutputStream out = out(path)) {
            out.write(bytes);
        }
        return path;
    }

    private static OutputStream out(Path path) throws IOException {
        OutputStream out = Files.newOutputStream(path);
        if (path.toString().endsWith(".npz")) {
            ZipOutputStream archive = new ZipOutputStream(out);
            archive.putNextEntry(new ZipEntry("a.npy"));
            return archive;
        }
        return path.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out;
    }

    @ParameterizedTest
    @ValueSource(strings = {"f.npy", "f.npy.gz", "f.npz"})
    void areThoseThatWereReadOrNone(String name) throws IOException {
        DataSource source = DataFile.BY_NAME.open(write(name, "c-<f8"));
        double[] numbers = Damage.numbers(source);
        FullMemory.make();
        assertThat(Damage.numbers(source)).isEqualTo(numbers);
        FullMemory.make();
        Path path = write(name, "c-<f4");
        assertThatThrownBy(() -> Damage.numbers(source))
                .isInstanceOf(LockstepException.class)
                .hasMessage(path + " was changed while it was read");
    }
}
