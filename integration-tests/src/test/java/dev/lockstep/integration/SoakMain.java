package dev.lockstep.integration;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.cli.CommandRunner;
import dev.lockstep.cli.console.Console;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.serve.prediction.PredictionServer;
import dev.lockstep.serve.prediction.ServerOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Does everything again and again, side by side in one process: commands that train, compare, record, replay and predict on every backend,
 * opening and closing them, while a server on each backend answers clients. Whatever is done twice must give the same bits.
 */
final class SoakMain {
    private static final List<String> BACKENDS = List.of("java", "blas", "opencl");
    private static final String ROWS =
            "{\"rows\":[[\"Biscoe\",48.2,14.3,210,4600,\"female\"],[\"Dream\",39.5,17.4,186,3800,null]]}";

    /** While one context of PoCL is open, its LLVM keeps something of each program that is built. */
    private static final int ROUNDS_OF_A_SERVER = 4;

    private final Path folder;
    private final Map<String, String> results = new TreeMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Thread> clients = new ArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final AtomicLong answers = new AtomicLong();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final ArenaWatch arenas = new ArenaWatch();
    private volatile boolean over;

    private SoakMain(Path folder) {
        this.folder = folder;
    }

    /** A folder to write into, the penguins' network file, how many seconds it takes, and after how many each line is printed. */
    public static void main(String[] arguments) throws Exception {
        SoakMain soak = new SoakMain(Path.of(arguments[0]));
        soak.run(arguments[1], Duration.ofSeconds(Long.parseLong(arguments[2])), Long.parseLong(arguments[3]));
        System.exit(0);
    }

    private void run(String network, Duration duration, long seconds) throws Exception {
        String model = folder.resolve("model.safetensors").toString();
        command("train", network, "--epochs", "5", "--quiet", "--save", model);
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        long next = begin;
        int rounds = 0;
        while (System.nanoTime() < end && failure.get() == null) {
            if (rounds % ROUNDS_OF_A_SERVER == 0) {
                closeServers();
                openServers(model);
            }
            round(network, model, BACKENDS.get(rounds % BACKENDS.size()));
            rounds++;
            if (System.nanoTime() >= next) {
                next += Duration.ofSeconds(seconds).toNanos();
                System.out.println((System.nanoTime() - begin) / 1_000_000_000 + " " + rounds + " " + answers.get()
                        + " " + ProcessUse.now().line() + " " + NativeUse.now() + " " + arenas.most());
            }
        }
        closeServers();
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
        }
    }

    private void openServers(String model) throws IOException {
        over = false;
        for (String name : BACKENDS) {
            Backend backend = Backends.onClassPath().open(Optional.of(name), BackendOptions.ofThreads(2));
            PredictionServer server = new PredictionServer(
                    ModelFile.load(Path.of(model)), backend, ServerOptions.ofPort(0), this::failed);
            open.add(0, backend);
            open.add(0, server);
            for (int each = 0; each < 2; each++) {
                clients.add(new Thread(() -> ask(server.address())));
            }
        }
        clients.forEach(Thread::start);
    }

    private void closeServers() throws Exception {
        over = true;
        for (Thread each : clients) {
            each.join();
        }
        clients.clear();
        for (AutoCloseable each : open) {
            each.close();
        }
        open.clear();
    }

    private void failed(String problem) {
        failure.compareAndSet(null, new IllegalStateException(problem));
    }

    private void round(String network, String model, String backend) throws IOException {
        String record = folder.resolve("run.json").toString();
        String again = folder.resolve("again.safetensors").toString();
        command("train", network, "--epochs", "2", "--backend", backend, "--save", again, "--quiet");
        same("state", ModelFile.load(Path.of(again)).sha256());
        same("predict", command("predict", model, "--input", network.replace(".yaml", ".csv"), "--backend", backend));
        same("compare", command("compare", "xor", "--epochs", "40", "--quiet"));
        command("record", "two-point", "-o", record, "--backend", backend, "--quiet");
        command("replay", record, "--backend", BACKENDS.get((BACKENDS.indexOf(backend) + 1) % 3), "--quiet");
        same("tune", command("tune", network, "--folds", "2", "--epochs", "2", "--backend", backend, "--quiet"));
    }

    private void same(String what, Object result) {
        String earlier = results.putIfAbsent(what, result.toString());
        if (earlier != null && !earlier.equals(result.toString())) {
            throw new IllegalStateException(what + " gave\n" + result + "\nand before\n" + earlier);
        }
    }

    private static String command(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = CommandRunner.run(Console.plain(out, err), arguments);
        if (code != 0) {
            throw new IllegalStateException(
                    List.of(arguments) + " ended with " + code + ": " + err.toString(StandardCharsets.UTF_8));
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private void ask(String address) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/predict"))
                    .POST(BodyPublishers.ofString(ROWS))
                    .build();
            String first = client.send(request, BodyHandlers.ofString()).body();
            while (!over && failure.get() == null) {
                String answer = client.send(request, BodyHandlers.ofString()).body();
                if (!answer.equals(first) || !answer.startsWith("{\"predictions\"")) {
                    throw new IllegalStateException("answered " + answer + " and before " + first);
                }
                answers.incrementAndGet();
                Thread.sleep(5);
            }
        } catch (Exception | Error problem) {
            failure.compareAndSet(null, problem);
        }
    }
}
