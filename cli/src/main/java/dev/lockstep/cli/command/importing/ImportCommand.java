package dev.lockstep.cli.command.importing;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.ForeignText;
import dev.lockstep.cli.option.DTypeConverter;
import dev.lockstep.cli.output.FilesInUse;
import dev.lockstep.cli.output.Output;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.trainer.model.TrainedModel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a model of weights that others trained. */
@Command(
        description = {
            "Make a model of the weights of dense layers and norms that another program trained.",
            "A network file says which layers they are for, and what becomes of a file's columns before them."
        },
        sortOptions = false)
public final class ImportCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "WEIGHTS",
            description = "A file of the weights: FILE.safetensors, as of PyTorch's linear layers, or FILE.onnx.")
    private Path weights;

    @Option(names = "--network", paramLabel = "FILE.yaml", required = true, description = "The network file.")
    private Path network;

    @Option(
            names = "--save",
            paramLabel = "MODEL.safetensors",
            required = true,
            description = "The model to write, for 'lockstep predict' and others; - is standard output.")
    private Path save;

    @Option(
            names = "--dtype",
            paramLabel = "TYPE",
            converter = DTypeConverter.class,
            description = "Round the weights to float64 or float32; the network's if not given.")
    private Optional<DType> dtype;

    public ImportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Output output = new Output("the model", save, console);
        new FilesInUse()
                .reads("the network file", network)
                .reads("the file of the weights", weights)
                .writes(output);
        output.require();
        String text = NetworkFileReader.text(network);
        NetworkDefinition definition = NetworkFileReader.parse(network, text);
        ForeignFile file = ForeignFile.read(weights);
        ModelFile model = TrainedModel.imported(
                definition,
                text,
                dtype.orElse(definition.dtype()),
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
