package dev.lockstep.cli.command.verify;

import static dev.lockstep.cli.console.Table.Column.numbers;
import static dev.lockstep.cli.console.Table.Column.words;

import dev.lockstep.api.Backend;
import dev.lockstep.api.LockstepException;
import dev.lockstep.cli.backend.BackendChoice;
import dev.lockstep.cli.backend.BackendSearch;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Table;
import dev.lockstep.cli.option.Argument;
import dev.lockstep.cli.option.Command;
import dev.lockstep.cli.option.NamedNetwork;
import dev.lockstep.cli.option.NetworkNames;
import dev.lockstep.trainer.documents.Figure;
import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.documents.Verifier;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.Trainer;
import java.util.List;
import java.util.stream.Stream;

/** Sets our figures beside those of the documents. */
public final class VerifyCommand extends Command {
    private final Console console;

    private final Argument<List<String>> named = list(
            String.class,
            NetworkNames.parameter()
                    .arity("0..*")
                    .description(
                            "Networks that 'lockstep networks' lists, or paths of network files; without any, all documents."));

    private final BackendChoice choice = include(new BackendChoice());

    private final Argument<Boolean> quiet = flag("--quiet", "Show no progress.");

    public VerifyCommand(Console console) {
        super(
                "Compare every figure that the documents print with ours, in all the digits that they print.",
                "With names or files of networks, only the figures of their documents.",
                "Where a document prints more digits than its own inputs determine (the losses of xor, xor-logistic and "
                        + "random-fit), seven digits are compared.");
        synopsis("lockstep verify [NETWORK | FILE]... [OPTIONS]");
        this.console = console;
    }

    @Override
    public Integer call() {
        BackendSearch search = BackendSearch.begin();
        Networks networks = new Networks();
        List<Network> chosen = named.value().stream()
                .map(name -> NamedNetwork.find(name, networks).network())
                .toList();
        try (Backend backend = choice.open(search.found(), console, quiet.value())) {
            Verifier verifier = new Verifier(new Trainer(), networks);
            List<Figure> figures = chosen.isEmpty()
                    ? verifier.verify(backend)
                    : chosen.stream()
                            .flatMap(network -> figures(verifier, backend, network))
                            .toList();
            return report(figures, backend.name());
        }
    }

    private static Stream<Figure> figures(Verifier verifier, Backend backend, Network network) {
        List<Figure> figures = verifier.verify(backend, network);
        if (figures.isEmpty()) {
            throw new LockstepException(
                    network.name() + " has no figures to compare: its file has no 'document' that prints any");
        }
        return figures.stream();
    }

    private int report(List<Figure> figures, String backend) {
        Table table = new Table(
                words("network"),
                words("figure"),
                numbers("document"),
                numbers("ours"),
                words("reproduced").styled(cell -> cell.equals("no") ? console.bad(cell) : cell));
        for (Figure figure : figures) {
            table.add(
                    figure.network(),
                    figure.what(),
                    figure.documented(),
                    figure.ours(),
                    figure.reproduced() ? "yes" : "no");
        }
        table.print(console.out());
        long missed = figures.stream().filter(figure -> !figure.reproduced()).count();
        console.out()
                .println(
                        missed == 0
                                ? "all " + figures.size() + " figures reproduced on " + backend
                                : missed + " of " + figures.size() + " figures missed on " + backend);
        return missed == 0 ? ExitCode.OK : ExitCode.MISMATCH;
    }
}
