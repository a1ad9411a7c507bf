package dev.lockstep.cli.command.inspect;

import static dev.lockstep.cli.console.Table.Column.numbers;
import static dev.lockstep.cli.console.Table.Column.words;

import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.ForeignText;
import dev.lockstep.cli.console.Table;
import dev.lockstep.cli.option.Argument;
import dev.lockstep.cli.option.Command;
import dev.lockstep.data.Encoding;
import dev.lockstep.data.Preparation;
import dev.lockstep.data.PreparationTable;
import dev.lockstep.data.QuotedTexts;
import dev.lockstep.data.TargetPreparation;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.models.network.NetworkWords;
import dev.lockstep.trainer.training.ResultDigest;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Shows what is in a model. */
public final class InspectCommand extends Command {
    private static final Set<String> FITTED = Set.of(ModelFile.PREPROCESSING, ModelFile.TARGET_SCALE);
    private static final int LONGEST_CELL = 1000;

    private final Console console;

    private final Argument<Path> model =
            one(Path.class, PositionalParamSpec.builder().paramLabel("MODEL").description("The model's file."));

    public InspectCommand(Console console) {
        super("Show what a model's file holds, and that none of its bytes has changed.");
        this.console = console;
    }

    @Override
    public Integer call() {
        ModelFile loaded = ModelFile.load(model.value());
        console.out().println("SHA-256  " + loaded.sha256());
        console.out()
                .println("network  " + loaded.definition().name() + ", "
                        + loaded.dtype().label());
        if (!loaded.labels().isEmpty()) {
            console.out().println("labels   " + ForeignText.shown(QuotedTexts.of(loaded.labels())));
        }
        loaded.texts().forEach((name, text) -> {
            if (!FITTED.contains(name)) {
                console.out().println(ForeignText.shown(name) + "  " + ForeignText.shown(text));
            }
        });
        loaded.preparation().ifPresent(preparation -> {
            show(preparation);
        });
        showTargets(loaded.targetScale(), loaded.severalTargets());
        console.out().println();
        Table table = new Table(words("parameter"), numbers("shape"), words("SHA-256"));
        loaded.parameters()
                .forEach(each -> table.add(
                        ForeignText.shown(each.name()), each.rows() + "x" + each.columns(), ResultDigest.of(each)));
        table.print(console.out());
        console.flush();
        return ExitCode.OK;
    }

    private void showTargets(TargetPreparation targets, List<String> names) {
        if (targets.isNone()) {
            return;
        }
        console.out().println();
        console.out().println("targets  " + NetworkWords.of(targets.treatment()));
        Table table = new Table(words("target"), words("shift"), words("divisor"));
        for (int i = 0; i < targets.columns().size(); i++) {
            TargetPreparation.Column column = targets.columns().get(i);
            String name = names.isEmpty() ? Integer.toString(i + 1) : ForeignText.shown(names.get(i));
            table.add(name, Decimals.toString(column.shift()), Decimals.toString(column.divisor()));
        }
        table.print(console.out());
    }

    private void show(Preparation preparation) {
        Encoding encoding = preparation.encoding();
        console.out()
                .println((encoding.target().columns().size() == 1 ? "target   " : "targets  ")
                        + ForeignText.shown(QuotedTexts.of(encoding.target().columns())) + ", "
                        + encoding.target().kind().label());
        console.out().println("missing  " + encoding.missing().label());
        console.out().println("scaling  " + encoding.scaling().label());
        encoding.own()
                .forEach((column, treatment) -> console.out()
                        .println("own      " + ForeignText.shown(QuotedTexts.of(column)) + ": "
                                + NetworkWords.of(treatment)));
        console.out().println();
        PreparationTable prepared = PreparationTable.of(preparation);
        Table table =
                new Table(prepared.head().stream().map(Table.Column::words).toArray(Table.Column[]::new));
        prepared.rows()
                .forEach(row -> table.add(row.stream()
                        .map(cell -> ForeignText.shown(cell, LONGEST_CELL))
                        .toArray(String[]::new)));
        table.print(console.out());
    }
}
