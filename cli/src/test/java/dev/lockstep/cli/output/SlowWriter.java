package dev.lockstep.cli.output;

import dev.lockstep.cli.console.Console;
import java.nio.file.Path;

/** Writes to the file that it is given, without end; prints a dot once it has begun. */
final class SlowWriter {
    private SlowWriter() {}

    public static void main(String[] arguments) {
        new Output("the trace", Path.of(arguments[0]), Console.plain(System.out, System.err)).write(writer -> {
            writer.write("begun");
            writer.flush();
            System.out.print('.');
            System.out.flush();
            for (; ; ) {
                Thread.onSpinWait();
            }
        });
    }
}
