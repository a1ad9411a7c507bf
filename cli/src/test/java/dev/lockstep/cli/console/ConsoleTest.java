package dev.lockstep.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private static final OutputStream NOWHERE = OutputStream.nullOutputStream();

    @Test
    void coloursOnlyOnATerminalThatWantsThem() {
        assertThat(console(Set.of("out"), Map.of()).bad("no")).isEqualTo("\u001B[31mno\u001B[39m\u001B[0m");
        assertThat(console(Set.of("err"), Map.of()).bad("no")).isEqualTo("no");
        assertThat(console(Set.of("out"), Map.of("NO_COLOR", "1")).bad("no")).isEqualTo("no");
        assertThat(console(Set.of("out"), Map.of("TERM", "dumb")).bad("no")).isEqualTo("no");
    }

    @Test
    void drawsProgressOnlyOnATerminal() {
        assertThat(console(Set.of("err"), Map.of()).drawsProgress()).isTrue();
        assertThat(console(Set.of("out"), Map.of()).drawsProgress()).isFalse();
        assertThat(console(Set.of("err"), Map.of("TERM", "dumb")).drawsProgress())
                .isFalse();
    }

    @Test
    void aReaderThatWentAwayIsNoLoss() {
        Console console = Console.plain(failing("Broken pipe"), NOWHERE);
        console.out().println("result");

        assertThat(console.flush()).isTrue();
    }

    @Test
    void aFullDiskIsALoss() {
        Console console = Console.plain(failing("No space left on device"), NOWHERE);
        console.out().println("result");

        assertThat(console.flush()).isFalse();
        assertThat(console.lossReason()).isEqualTo("No space left on device");
    }

    @Test
    void errorsGoToStandardErrorAtOnce() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console.plain(NOWHERE, err).error("wrong");

        assertThat(err.toString()).isEqualTo("lockstep: wrong" + System.lineSeparator());
    }

    private static Console console(Set<String> terminals, Map<String, String> environment) {
        return new Console(NOWHERE, NOWHERE, terminals, environment, () -> 0);
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }
}
