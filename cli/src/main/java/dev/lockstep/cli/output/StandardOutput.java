package dev.lockstep.cli.output;

import dev.lockstep.cli.console.Console;
import java.io.IOException;

/** Standard output, whose failures the console notices. */
record StandardOutput(Console console) implements Place {
    @Override
    public void require() {}

    @Override
    public void write(Content content) throws IOException {
        console.out().flush();
        content.write(new Unclosed(console.out()));
        console.flush();
    }
}
