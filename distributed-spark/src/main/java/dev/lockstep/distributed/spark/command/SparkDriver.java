package dev.lockstep.distributed.spark.command;

import dev.lockstep.api.LockstepException;
import dev.lockstep.distributed.chain.RunSecret;
import dev.lockstep.distributed.driver.DriverLines;
import dev.lockstep.distributed.run.Invitation;
import dev.lockstep.distributed.run.WorkerHandle;
import dev.lockstep.distributed.run.WorkersLostException;
import dev.lockstep.distributed.spark.files.HadoopFiles;
import dev.lockstep.distributed.spark.stage.StageLauncher;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The driver of Spark for a process that leads a run, for which it also reads data that Spark's Hadoop reads; they speak in {@link DriverLines} over standard input and output.
 */
public final class SparkDriver {
    private static final long MILLISECONDS_BETWEEN_LOOKS = 50;
    private static final long MILLISECONDS_TO_STOP = 10_000;
    private static final long MILLISECONDS_TO_DELETE = 5_000;

    private final PrintStream out;
    private final BlockingQueue<Optional<String>> asked = new LinkedBlockingQueue<>();
    private final FetchedCopies copies = new FetchedCopies();
    private List<WorkerHandle> handles = List.of();
    private int launches;

    private SparkDriver(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        SparkDriver driver = new SparkDriver(out);
        daemon("lockstep-asked", driver::read);
        driver.serve();
        driver.copies.delete();
        Runtime.getRuntime().halt(0);
    }

    /** Whoever leads is gone where the input ends, whatever is done then: Spark looks for a master or for room for a minute and more. */
    private void read() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                asked.add(Optional.of(line));
            }
        } catch (IOException ended) {
            say(DriverLines.FAILED, "the input can not be read: " + ended.getMessage());
        }
        asked.add(Optional.empty());
        stopInTime();
    }

    private void serve() {
        try (JavaSparkContext context = StageLauncher.context(settings());
                StageLauncher launcher = new StageLauncher(context)) {
            say(DriverLines.ADDRESS, launcher.address().getHostAddress());
            for (Optional<String> line = asked.take(); line.isPresent(); line = asked.take()) {
                answer(line.get(), launcher);
            }
        } catch (WorkersLostException none) {
            say(DriverLines.LOST, none.getMessage());
        } catch (LockstepException failure) {
            say(DriverLines.FAILED, failure.getMessage());
        } catch (Throwable failure) {
            // Scala throws checked exceptions that Java does not see.
            say(DriverLines.LOST, "Spark's driver failed: " + failure.getMessage());
        }
    }

    private SparkConf settings() throws InterruptedException {
        SparkConf settings = new SparkConf();
        for (String line = asked.take().orElse("");
                line.startsWith(DriverLines.SET);
                line = asked.take().orElse("")) {
            String setting = DriverLines.rest(line);
            settings.set(DriverLines.word(setting), DriverLines.rest(setting));
        }
        return settings;
    }

    private void answer(String line, StageLauncher launcher) {
        String rest = DriverLines.rest(line);
        switch (DriverLines.word(line)) {
            case DriverLines.LAUNCH -> launch(rest.split(" ", 3), launcher);
            case DriverLines.FETCH -> fetch(rest);
            case DriverLines.KILL -> handles.get(Integer.parseInt(rest)).kill();
            default -> throw new LockstepException("a driver is not asked for " + DriverLines.word(line));
        }
    }

    private void launch(String[] parts, StageLauncher launcher) {
        launches++;
        try {
            List<WorkerHandle> launched = launcher.launch(
                    Integer.parseInt(parts[0]), new Invitation(Integer.parseInt(parts[1]), RunSecret.of(parts[2])));
            handles = launched;
            int number = launches;
            say(DriverLines.LAUNCHED, Integer.toString(launched.size()));
            daemon("lockstep-watch", () -> watch(number, launched.get(0)));
        } catch (WorkersLostException none) {
            say(DriverLines.LOST, none.getMessage());
        } catch (LockstepException failure) {
            say(DriverLines.FAILED, failure.getMessage());
        }
    }

    private void fetch(String address) {
        try (InputStream content = new HadoopFiles().open(address)) {
            say(DriverLines.FETCHED, copies.of(content).toString());
        } catch (IOException failure) {
            say(DriverLines.FAILED, failure.getMessage());
        }
    }

    private void watch(int launch, WorkerHandle any) {
        while (any.isAlive()) {
            try {
                Thread.sleep(MILLISECONDS_BETWEEN_LOOKS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        say(DriverLines.ENDED, launch + " " + any.lastLine());
    }

    private synchronized void say(String word, String rest) {
        out.println(DriverLines.line(word, rest));
    }

    /** Nobody waits for a Spark that does not come to its end; it is given time to delete its folders. */
    private void stopInTime() {
        sleep(MILLISECONDS_TO_STOP);
        daemon("lockstep-exit", () -> System.exit(0));
        sleep(MILLISECONDS_TO_DELETE);
        copies.delete();
        Runtime.getRuntime().halt(0);
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static void daemon(String name, Runnable action) {
        Thread thread = new Thread(action, name);
        thread.setDaemon(true);
        thread.start();
    }
}
