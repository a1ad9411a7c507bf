package dev.lockstep.backend.blas.internal.certification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.blas.internal.tile.TileShape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {
    private static final TileShape SHAPE = new TileShape(8, 16, 24, 30, 40, 50);

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
        Files.writeString(file, "dgemm 8 16 24 30 40 50 p", StandardOpenOption.APPEND);
        Certificates certificates = new Certificates(Optional.of(file));
        assertThat(certificates.find("dgemm", SHAPE)).isEmpty();
        certificates.add("dgemm", SHAPE, true);
        assertThat(new Certificates(Optional.of(file)).find("dgemm", SHAPE)).contains(true);
    }

    @Test
    void anUnwritableFileIsDoneWithout() throws Exception {
        Path blocked = Files.writeString(folder.resolve("blocked"), "a file, not a folder");
        Certificates certificates = new Certificates(Optional.of(blocked.resolve("certificates.txt")));
        certificates.add("dgemm", SHAPE, true);
        assertThat(certificates.find("dgemm", SHAPE)).contains(true);
    }
}
