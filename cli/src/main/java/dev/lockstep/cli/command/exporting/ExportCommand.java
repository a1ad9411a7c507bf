package dev.lockstep.cli.command.exporting;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.cli.backend.BackendChoice;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.ForeignText;
import dev.lockstep.cli.output.FilesInUse;
import dev.lockstep.cli.output.Output;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.onnx.OnnxExport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a model in another format. */
@Command(
        description = {
            "Write the prediction of a model as an ONNX file, for other programs.",
            "Its inputs are prepared ones: what is done to a file's columns stands in the file's metadata, as 'preprocessing'."
        },
        sortOptions = false)
public final class ExportCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "MODEL", description = "The model's file.")
    private Path model;

    @Option(
            names = "--onnx",
            paramLabel = "FILE.onnx",
            required = true,
            description = "The file to write; - is standard output.")
    private Path onnx;

    @Mixin
    private BackendChoice choice;

    @Option(names = "--quiet", description = "Show no progress.")
    private boolean quiet;

    public ExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Output output = new Output("the ONNX file", onnx, console);
        new FilesInUse().reads("the model", model).writes(output);
        output.require();
        ModelFile loaded = ModelFile.load(model);
        byte[] bytes;
        try (Backend backend = choice.open(Backends.onClassPath(), console, quiet)) {
            bytes = OnnxExport.bytes(loaded, backend);
        }
        output.writeBytes(stream -> stream.write(bytes));
        if (!output.isStandardOutput()) {
            console.out()
                    .println(ForeignText.shown(loaded.definition().name()) + ": written as ONNX, from N x "
                            + loaded.definition().sampleShape().length() + " inputs of "
                            + loaded.dtype().label());
            console.flush();
        }
        return ExitCode.OK;
    }
}
