package dev.lockstep.cli.command.networks;

import static dev.lockstep.cli.console.Table.Column.words;

import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.Table;
import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.network.Network;
import picocli.CommandLine.Command;

/** Lists the documented networks. */
@Command(description = "List the networks that can be trained by name.")
public final class NetworksCommand implements Runnable {
    private final Console console;

    public NetworksCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        Table table = new Table(words("network"), words("dtype"), words("epochs"), words("what it is"));
        for (Network network : new Networks().documented()) {
            table.add(network.name(), network.dtype().label(), Integer.toString(network.epochs()), network.title());
        }
        table.print(console.out());
    }
}
