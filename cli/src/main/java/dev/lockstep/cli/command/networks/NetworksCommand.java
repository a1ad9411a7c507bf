package dev.lockstep.cli.command.networks;

import static dev.lockstep.cli.console.Table.Column.words;

import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Table;
import dev.lockstep.cli.option.Command;
import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.network.Network;

/** Lists the documented networks. */
public final class NetworksCommand extends Command {
    private final Console console;

    public NetworksCommand(Console console) {
        super("List the networks that can be trained by name.");
        this.console = console;
    }

    @Override
    public Integer call() {
        Table table = new Table(words("network"), words("dtype"), words("epochs"), words("what it is"));
        for (Network network : new Networks().documented()) {
            table.add(network.name(), network.dtype().label(), Integer.toString(network.epochs()), network.title());
        }
        table.print(console.out());
        return ExitCode.OK;
    }
}
