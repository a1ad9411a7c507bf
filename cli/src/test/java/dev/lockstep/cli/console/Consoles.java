package dev.lockstep.cli.console;

import java.io.OutputStream;
import java.util.Map;
import java.util.Set;

/** Consoles for tests. */
public final class Consoles {
    private Consoles() {}

    /** Neither output is a terminal. */
    public static Console plain(OutputStream out, OutputStream err) {
        return new Console(out, err, Set.of(), Map.of());
    }
}
