package dev.lockstep.cli.option;

import dev.lockstep.cli.console.Console;

/** Warns of addresses that other machines reach. */
public final class OpenAddress {
    private OpenAddress() {}

    public static void warn(String address, Console console) {
        console.error("warning: other machines can reach " + address
                + ": there is no authentication and no encryption, so let only those in whom you trust");
    }
}
