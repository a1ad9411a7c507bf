package dev.lockstep.cli.command;

import dev.lockstep.cli.console.Console;

/** Warns of addresses that other machines reach. */
final class OpenAddress {
    private OpenAddress() {}

    static void warn(String address, Console console) {
        console.error("warning: other machines can reach " + address
                + ": there is no authentication and no encryption, so let only those in whom you trust");
    }
}
