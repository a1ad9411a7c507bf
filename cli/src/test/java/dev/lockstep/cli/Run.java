package dev.lockstep.cli;

import dev.lockstep.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What a command printed and returned, run in this JVM without a terminal.
 *
 * @param err without the lines of progress, which appear where the machine is so loaded that something takes longer than a second
 */
record Run(int code, String out, String err) {
    private static final Pattern PROGRESS = Pattern.compile(
            "(?m)^(.*: epoch \\d+ of \\d+, loss |trials: \\d+ of \\d+ done, |opening the backend |looking for backends).*\\R");

    static Run of(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = CommandRunner.run(Console.plain(out, err), arguments);
        return new Run(
                code,
                out.toString(StandardCharsets.UTF_8),
                PROGRESS.matcher(err.toString(StandardCharsets.UTF_8)).replaceAll(""));
    }
}
