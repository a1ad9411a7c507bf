package dev.lockstep.distributed.worker;

import dev.lockstep.api.LockstepException;
import dev.lockstep.distributed.chain.RunSecret;
import dev.lockstep.distributed.chain.Server;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A worker that is a process of its own. Its standard input says the port of the one who leads the run, the worker's number, the secret and the
 * folder in which neighbours find the worker, a line each; where it ends, so does the process, whatever it is doing.
 */
public final class WorkerMain {
    private static final int ENDED = 0;
    private static final int FAILED = 1;

    private WorkerMain() {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int port = Integer.parseInt(in.readLine());
        int number = Integer.parseInt(in.readLine());
        RunSecret secret = RunSecret.of(in.readLine());
        Path folder = Path.of(in.readLine());
        Thread watch = new Thread(() -> endWith(in, folder), "lockstep-end-of-parent");
        watch.setDaemon(true);
        watch.start();
        int code = ENDED;
        try {
            Worker.work(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    secret,
                    new WorkerPlace(number, 1, WorkerPlace.process(), Optional.of(folder)));
        } catch (LockstepException failure) {
            System.err.println(failure.getMessage());
            code = FAILED;
        }
        Runtime.getRuntime().halt(code);
    }

    private static void endWith(BufferedReader in, Path folder) {
        try (in) {
            while (in.read() >= 0) {
                continue;
            }
            Server.remove(folder);
        } catch (IOException | LockstepException ended) {
            Runtime.getRuntime().halt(ENDED);
        }
        Runtime.getRuntime().halt(ENDED);
    }
}
