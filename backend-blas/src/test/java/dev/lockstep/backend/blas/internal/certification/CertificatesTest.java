package dev.lockstep.backend.blas.internal.certification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.blas.internal.tile.TileShape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {
    private static final TileShape SHAPE = new TileShape(8, 16, 24, 30, 40, 50, true, false);

    @TempDir
    Path folder;

    @Test
    void resultsOutliveTheProcess() {
        Path file = folder.resolve("new/certificates.txt");
        Certificates first = new Certificates(Optional.of(file));
        first.add("dgemm", SHAPE, true);
        first.add("sgemm", SHAPE, false);
        Certificates second = new Certificates(Optional.of(file));
        assertThat(second.find("dgemm", SHAPE)).contains(true);
        assertThat(second.find("sgemm", SHAPE)).contains(false);
        assertThat(second.find("dgemm", TileShape.dense(8, 16, 24))).isEmpty();
    }

    @Test
    void brokenLinesArePassedOver() throws Exception {
        Path file = folder.resolve("certificates.txt");
        Files.write(file, new byte[] {(byte) 0xff, 0, '\n'});
        Files.writeString(file, "dgemm TN 8 16 24 30 40 50 p", StandardOpenOption.APPEND);
        Certificates certificates = new Certificates(Optional.of(file));
        assertThat(certificates.find("dgemm", SHAPE)).isEmpty();
        certificates.add("dgemm", SHAPE, true);
        assertThat(new Certificates(Optional.of(file)).find("dgemm", SHAPE)).contains(true);
    }

    @Test
    void whatWasEditedOrBelongsToAnotherLibraryIsNotBelieved() throws Exception {
        Path file = folder.resolve("certificates.txt");
        new Certificates(Optional.of(file)).add("dgemm", SHAPE, false);
        String text = Files.readString(file);
        Files.writeString(file, text.replace("fail", "pass"));
        assertThat(new Certificates(Optional.of(file)).find("dgemm", SHAPE)).isEmpty();

        Path other = Files.writeString(folder.resolve("other.txt"), text);
        assertThat(new Certificates(Optional.of(other)).find("dgemm", SHAPE)).isEmpty();
        Files.writeString(file, text);
        assertThat(new Certificates(Optional.of(file)).find("dgemm", SHAPE)).contains(false);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileThatOthersCanWriteIsReplaced() throws Exception {
        Path file = folder.resolve("certificates.txt");
        new Certificates(Optional.of(file)).add("dgemm", SHAPE, true);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));

        Certificates certificates = new Certificates(Optional.of(file));
        assertThat(certificates.find("dgemm", SHAPE)).isEmpty();
        certificates.add("sgemm", SHAPE, true);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(new Certificates(Optional.of(file)).find("sgemm", SHAPE)).contains(true);
    }

    @Test
    void anUnwritableFileIsDoneWithout() throws Exception {
        Path blocked = Files.writeString(folder.resolve("blocked"), "a file, not a folder");
        Certificates certificates = new Certificates(Optional.of(blocked.resolve("certificates.txt")));
        certificates.add("dgemm", SHAPE, true);
        assertThat(certificates.find("dgemm", SHAPE)).contains(true);
    }
}
