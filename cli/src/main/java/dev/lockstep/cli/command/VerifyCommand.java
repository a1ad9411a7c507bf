package dev.lockstep.cli.command;

import static dev.lockstep.cli.console.Table.Column.numbers;
import static dev.lockstep.cli.console.Table.Column.words;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.cli.ExitCode;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.Table;
import dev.lockstep.cli.wiring.TrainerModule;
import dev.lockstep.trainer.documents.Figure;
import dev.lockstep.trainer.documents.Verifier;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sets our figures beside those of the documents. */
@Command(
        description = {
            "Compare every figure that the documents print with ours, in all the digits that they print.",
            "Where a document prints more digits than its own inputs determine (the losses of xor, xor-logistic and "
                    + "random-fit), seven digits are compared."
        })
public final class VerifyCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private BackendChoice choice;

    public VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Injector injector = Guice.createInjector(new TrainerModule());
        try (Backend backend = choice.open(injector.getInstance(Backends.class))) {
            return report(injector.getInstance(Verifier.class).verify(backend), backend.name());
        }
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
