package dev.lockstep.cli.command.serve;

import dev.lockstep.api.Backend;
import dev.lockstep.cli.backend.BackendChoice;
import dev.lockstep.cli.backend.BackendSearch;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.ForeignText;
import dev.lockstep.cli.option.Argument;
import dev.lockstep.cli.option.Command;
import dev.lockstep.cli.option.OpenAddress;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.models.output.AtInterrupt;
import dev.lockstep.serve.prediction.PredictionServer;
import dev.lockstep.serve.prediction.ServerOptions;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Serves a model's predictions over HTTP. */
public final class ServeCommand extends Command {
    private final Console console;

    private final Argument<Path> model =
            one(Path.class, PositionalParamSpec.builder().paramLabel("MODEL").description("The model's file."));

    private final Argument<Integer> port = one(
            int.class,
            OptionSpec.builder("--port")
                    .paramLabel("P")
                    .required(true)
                    .description("The port; 0 takes any that is free, and it is printed."));

    private final Argument<String> host = one(
            String.class,
            OptionSpec.builder("--host")
                    .paramLabel("HOST")
                    .defaultValue(ServerOptions.LOOPBACK)
                    .description(
                            "The name or address of this machine to serve at; 127.0.0.1 if not given, which only this machine reaches.",
                            "There is no authentication and no encryption: others are let in as they are."));

    private final Argument<Integer> bodyBytes = one(
            int.class,
            OptionSpec.builder("--max-body")
                    .paramLabel("BYTES")
                    .defaultValue("" + ServerOptions.BODY_BYTES)
                    .description("The longest request that is read, 1 MiB if not given."));

    private final BackendChoice choice = include(new BackendChoice());

    private final Argument<Boolean> quiet = flag("--quiet", "Show no progress.");

    public ServeCommand(Console console) {
        super(
                "Serve the predictions of a model over HTTP, with the bits of 'lockstep predict'.",
                "POST /predict takes {\"rows\": [...]}; GET /health and GET /metrics say how it is.",
                "The signals INT and TERM end it once the requests under way are answered, with exit code 130 or 143.");
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        BackendSearch search = BackendSearch.begin();
        ServerOptions options = new ServerOptions(host.value(), port.value(), bodyBytes.value());
        ModelFile loaded = ModelFile.load(model.value());
        try (Backend backend = choice.open(search.found(), console, quiet.value());
                PredictionServer server = new PredictionServer(loaded, backend, options, console::error);
                AtInterrupt interrupt = new AtInterrupt(server::stop)) {
            if (!server.isLoopback()) {
                OpenAddress.warn(server.address(), console);
            }
            console.out()
                    .println("serving " + ForeignText.shown(loaded.definition().name()) + " on " + backend.name()
                            + " at " + server.address());
            console.flush();
            new CountDownLatch(1).await();
        }
        return ExitCode.OK;
    }
}
