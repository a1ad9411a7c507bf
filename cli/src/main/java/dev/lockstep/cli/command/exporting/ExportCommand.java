package dev.lockstep.cli.command.exporting;

import dev.lockstep.api.Backend;
import dev.lockstep.cli.backend.BackendChoice;
import dev.lockstep.cli.backend.BackendSearch;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.ForeignText;
import dev.lockstep.cli.option.Argument;
import dev.lockstep.cli.option.Command;
import dev.lockstep.cli.output.FilesInUse;
import dev.lockstep.cli.output.Output;
import dev.lockstep.data.Feature;
import dev.lockstep.data.Preparation;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.onnx.OnnxExport;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes a model in another format. */
public final class ExportCommand extends Command {
    private final Console console;

    private final Argument<Path> model =
            one(Path.class, PositionalParamSpec.builder().paramLabel("MODEL").description("The model's file."));

    private final Argument<Path> onnx = one(
            Path.class,
            OptionSpec.builder("--onnx")
                    .paramLabel("FILE.onnx")
                    .required(true)
                    .description("The file to write; - is standard output."));

    private final Argument<Boolean> prepared =
            flag("--prepared-inputs", "Write the network alone, which takes inputs that are prepared already.");

    private final BackendChoice choice = include(new BackendChoice());

    private final Argument<Boolean> quiet = flag("--quiet", "Show no progress.");

    public ExportCommand(Console console) {
        super(
                "Write the prediction of a model as an ONNX file, for other programs.",
                "Of a model that was trained on a file it takes the columns as they are: those of numbers as 'numbers', those of texts as"
                        + " 'texts', in the order that the file's metadata say.");
        this.console = console;
    }

    @Override
    public Integer call() {
        BackendSearch search = BackendSearch.begin();
        Output output = new Output("the ONNX file", onnx.value(), console);
        new FilesInUse().reads("the model", model.value()).writes(output);
        output.require();
        ModelFile loaded = ModelFile.load(model.value());
        byte[] bytes;
        try (Backend backend = choice.open(search.found(), console, quiet.value())) {
            bytes = prepared.value() ? OnnxExport.bytes(loaded, backend) : OnnxExport.bytesOfColumns(loaded, backend);
        }
        output.writeBytes(stream -> stream.write(bytes));
        if (!output.isStandardOutput()) {
            console.out()
                    .println(
                            ForeignText.shown(loaded.definition().name()) + ": written as ONNX, from " + takes(loaded));
            console.flush();
        }
        return ExitCode.OK;
    }

    private String takes(ModelFile loaded) {
        return loaded.preparation()
                .filter(any -> !prepared.value())
                .map(ExportCommand::columns)
                .orElseGet(() -> "N x " + loaded.definition().sampleShape().length() + " inputs of "
                        + loaded.dtype().label());
    }

    private static String columns(Preparation preparation) {
        List<Feature> features = preparation.encoding().features();
        long numbers = features.stream().filter(Feature::isNumber).count();
        long texts = features.size() - numbers;
        return Stream.of(
                        numbers == 0 ? "" : "N x " + numbers + (numbers == 1 ? " column" : " columns") + " of numbers",
                        texts == 0 ? "" : "N x " + texts + (texts == 1 ? " column" : " columns") + " of texts")
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(" and "));
    }
}
