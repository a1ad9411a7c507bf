package dev.lockstep.cli.command.serve;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.cli.backend.BackendChoice;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.ForeignText;
import dev.lockstep.cli.option.OpenAddress;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.models.output.AtInterrupt;
import dev.lockstep.serve.prediction.PredictionServer;
import dev.lockstep.serve.prediction.ServerOptions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Serves a model's predictions over HTTP. */
@Command(
        description = {
            "Serve the predictions of a model over HTTP, with the bits of 'lockstep predict'.",
            "POST /predict takes {\"rows\": [...]}; GET /health and GET /metrics say how it is.",
            "The signals INT and TERM end it once the requests under way are answered, with exit code 130 or 143."
        },
        sortOptions = false)
public final class ServeCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "MODEL", description = "The model's file.")
    private Path model;

    @Option(
            names = "--port",
            paramLabel = "P",
            required = true,
            description = "The port; 0 takes any that is free, and it is printed.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = ServerOptions.LOOPBACK,
            description = {
                "The name or address of this machine to serve at; 127.0.0.1 if not given, which only this machine reaches.",
                "There is no authentication and no encryption: others are let in as they are."
            })
    private String host;

    @Option(
            names = "--max-body",
            paramLabel = "BYTES",
            defaultValue = "" + ServerOptions.BODY_BYTES,
            description = "The longest request that is read, 1 MiB if not given.")
    private int bodyBytes;

    @Mixin
    private BackendChoice choice;

    @Option(names = "--quiet", description = "Show no progress.")
    private boolean quiet;

    public ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        ServerOptions options = new ServerOptions(host, port, bodyBytes);
        ModelFile loaded = ModelFile.load(model);
        try (Backend backend = choice.open(Backends.onClassPath(), console, quiet);
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
