package dev.lockstep.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CertificationProgressTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long now;

    @Test
    void aLineNamesTheCheckThatBegins() {
        try (CertificationProgress progress = new CertificationProgress(
                new Console(OutputStream.nullOutputStream(), err, Set.of(), Map.of(), () -> now), "java", 160)) {
            progress.begins(0, "tanh");
            now += TimeUnit.SECONDS.toNanos(1);
            progress.begins(1, "sigmoid");
            now += TimeUnit.SECONDS.toNanos(4);
            progress.begins(2, "relu");
        }

        assertThat(err.toString().lines()).containsExactly("certify java: check 2 of 160, sigmoid");
    }
}
