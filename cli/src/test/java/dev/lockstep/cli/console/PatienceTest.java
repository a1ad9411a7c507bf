package dev.lockstep.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void whatTakesLongIsSaid() throws InterruptedException {
        Console console = console(Set.of());
        try (Patience patience = Patience.with(console, "opening\u001b", 1)) {
            await();
        }
        assertThat(written()).isEqualTo("opening\\u001b" + System.lineSeparator());
    }

    @Test
    void onATerminalTheLineGoes() throws InterruptedException {
        Console console = console(Set.of("err"));
        try (Patience patience = Patience.with(console, "opening", 1)) {
            await();
        }
        assertThat(written()).isEqualTo("opening\r       \r");
    }

    @Test
    void whatIsOverAtOnceSaysNothing() throws InterruptedException {
        Console console = console(Set.of());
        Patience.with(console, "opening", TimeUnit.MINUTES.toNanos(10)).close();
        Thread.sleep(50);
        assertThat(written()).isEmpty();
    }

    @Test
    void whereNothingLastsNothingIsSaid() throws InterruptedException {
        Console console = Console.plain(new ByteArrayOutputStream(), err);
        try (Patience patience = Patience.with(console, "opening", 1)) {
            Thread.sleep(50);
        }
        assertThat(written()).isEmpty();
    }

    private Console console(Set<String> terminals) {
        return new Console(new ByteArrayOutputStream(), err, terminals, Map.of(), System::nanoTime);
    }

    private void await() throws InterruptedException {
        while (written().isEmpty()) {
            Thread.sleep(5);
        }
    }

    private String written() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
