package dev.lockstep.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StatusLineTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long now;

    private StatusLine line(boolean quiet, String... terminals) {
        Console console = new Console(new ByteArrayOutputStream(), err, Set.of(terminals), Map.of(), () -> now);
        return new StatusLine(console, quiet);
    }

    private String written() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void onATerminalALineIsWrittenOverAndGoneAtTheEnd() {
        try (StatusLine line = line(false, "err")) {
            line.show("the first");
            line.show("short");
        }

        assertThat(written()).isEqualTo("\rthe first\rshort    \r     \r");
    }

    @Test
    void elsewhereALineIsWrittenNowAndThen() {
        try (StatusLine line = line(false, "out")) {
            line.show("one");
            now += TimeUnit.SECONDS.toNanos(5);
            line.show("two");
            line.show("three");
        }

        assertThat(written()).isEqualTo("two" + System.lineSeparator());
    }

    @Test
    void quietShowsNothing() {
        try (StatusLine line = line(true, "err")) {
            line.show("one");
        }

        assertThat(written()).isEmpty();
    }
}
