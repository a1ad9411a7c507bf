package dev.lockstep.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.CommandRunner;
import dev.lockstep.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** What a command line came to, in this JVM. */
record Outcome(String line, int code, String out, String err) {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    static Outcome of(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String line = Arrays.toString(arguments);
        int code =
                ProcessorTime.requireWithin(LONGEST, line, () -> CommandRunner.run(Console.plain(out, err), arguments));
        return new Outcome(line, code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Requires one line that says what is wrong, and nothing that a terminal would obey. */
    void requireOneClearLine() {
        assertThat(err).as(line).hasLineCount(1);
        requireClearLines();
    }

    /** Requires a line for each of some mistakes of a network file or its data. */
    void requireClearLines() {
        assertThat(err.lines().toList())
                .as(line)
                .hasSizeBetween(1, 21)
                .doesNotHaveDuplicates()
                .allSatisfy(each -> assertThat(each)
                        .startsWith("lockstep: ")
                        .hasSizeLessThan(2100)
                        .doesNotContain("internal error", "Exception", "java.", "\tat "));
        requireHarmless();
    }

    /** Requires text that a terminal shows as it is. */
    void requireHarmless() {
        assertThat((out + err).codePoints().filter(Outcome::isObeyed).toArray())
                .as("%s prints %s%s", line, out, err)
                .isEmpty();
    }

    private static boolean isObeyed(int character) {
        int type = Character.getType(character);
        return character != '\n'
                && (type == Character.CONTROL || type == Character.FORMAT || type == Character.LINE_SEPARATOR);
    }
}
