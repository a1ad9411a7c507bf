package dev.lockstep.cli.command.inspect;

import static dev.lockstep.cli.console.Table.Column.numbers;
import static dev.lockstep.cli.console.Table.Column.words;

import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.ForeignText;
import dev.lockstep.cli.console.Table;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.trainer.training.ResultDigest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what is in a model. */
@Command(description = "Show what a model's file holds, and that none of its bytes has changed.", sortOptions = false)
public final class InspectCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "MODEL", description = "The model's file.")
    private Path model;

    public InspectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ModelFile loaded = ModelFile.load(model);
        console.out().println("SHA-256  " + loaded.sha256());
        console.out()
                .println("network  " + loaded.definition().name() + ", "
                        + loaded.dtype().label());
        if (!loaded.labels().isEmpty()) {
            console.out().println("labels   " + ForeignText.shown(String.join(", ", loaded.labels())));
        }
        loaded.texts().forEach((name, text) -> {
            if (!name.equals(ModelFile.PREPROCESSING)) {
                console.out().println(ForeignText.shown(name) + "  " + ForeignText.shown(text));
            }
        });
        loaded.preparation().ifPresent(preparation -> {
            console.out().println();
            preparation.toString().lines().forEach(line -> console.out().println("  " + ForeignText.shown(line)));
        });
        console.out().println();
        Table table = new Table(words("parameter"), numbers("shape"), words("SHA-256"));
        loaded.parameters()
                .forEach(each -> table.add(
                        ForeignText.shown(each.name()), each.rows() + "x" + each.columns(), ResultDigest.of(each)));
        table.print(console.out());
        console.flush();
        return ExitCode.OK;
    }
}
