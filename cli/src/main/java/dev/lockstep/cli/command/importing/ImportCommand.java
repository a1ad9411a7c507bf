package dev.lockstep.cli.command.importing;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.ForeignText;
import dev.lockstep.cli.option.Argument;
import dev.lockstep.cli.option.Command;
import dev.lockstep.cli.option.DTypeConverter;
import dev.lockstep.cli.output.FilesInUse;
import dev.lockstep.cli.output.Output;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.trainer.model.TrainedModel;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Makes a model of weights that others trained. */
public final class ImportCommand extends Command {
    private final Console console;

    private final Argument<Path> weights = one(
            Path.class,
            PositionalParamSpec.builder()
                    .paramLabel("WEIGHTS")
                    .description(
                            "A file of the weights: FILE.safetensors, as of PyTorch's linear layers, or FILE.onnx."));

    private final Argument<Path> network = one(
            Path.class,
            OptionSpec.builder("--network")
                    .paramLabel("FILE.yaml")
                    .required(true)
                    .description("The network file."));

    private final Argument<Path> save = one(
            Path.class,
            OptionSpec.builder("--save")
                    .paramLabel("MODEL.safetensors")
                    .required(true)
                    .description("The model to write, for 'lockstep predict' and others; - is standard output."));

    private final Argument<Optional<DType>> dtype = optional(
            DType.class,
            OptionSpec.builder("--dtype")
                    .paramLabel("TYPE")
                    .converters(new DTypeConverter())
                    .description("Round the weights to float64 or float32; the network's if not given."));

    public ImportCommand(Console console) {
        super(
                "Make a model of the weights of dense layers and norms that another program trained.",
                "A network file says which layers they are for, and what becomes of a file's columns before them.");
        this.console = console;
    }

    @Override
    public Integer call() {
        Output output = new Output("the model", save.value(), console);
        String text = NetworkFileReader.text(network.value());
        new FilesInUse()
                .reads("the network file", network.value())
                .readsDataOf(network.value(), text)
                .reads("the file of the weights", weights.value())
                .writes(output);
        output.require();
        NetworkDefinition definition = NetworkFileReader.parse(network.value(), text);
        ForeignFile file = ForeignFile.read(weights.value());
        ModelFile model = TrainedModel.imported(
                definition,
                text,
                dtype.value().orElse(definition.dtype()),
                file.parameters(definition.layers(), definition.sampleShape()),
                file.sha256());
        byte[] bytes = model.toBytes();
        output.writeBytes(stream -> stream.write(bytes));
        if (!output.isStandardOutput()) {
            console.out()
                    .println(ForeignText.shown(definition.name()) + ": imported "
                            + model.parameters().size() + " parameters of "
                            + model.dtype().label() + ", SHA-256 " + model.sha256());
            console.flush();
        }
        return ExitCode.OK;
    }
}
