package dev.lockstep.distributed.driver;

import dev.lockstep.api.LockstepException;
import dev.lockstep.distributed.process.ChildProcess;
import dev.lockstep.distributed.run.Invitation;
import dev.lockstep.distributed.run.WorkerHandle;
import dev.lockstep.distributed.run.WorkerLauncher;
import dev.lockstep.distributed.run.WorkersLostException;
import dev.lockstep.models.network.AddressReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Has workers started, and data read, by another process, which ends with this one. */
public final class DriverProcess implements WorkerLauncher, AddressReader {
    private static final Duration MOST_FOR_AN_ANSWER = Duration.ofMinutes(5);
    private static final Duration MOST_FOR_A_FILE = Duration.ofHours(2);
    private static final long SECONDS_TO_END = 20;

    private final ChildProcess process;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final InetAddress address;
    private volatile Launch launch = new Launch(0);

    /** The workers of one launch. */
    private static final class Launch {
        private final int number;
        private volatile Optional<String> ended = Optional.empty();

        Launch(int number) {
            this.number = number;
        }
    }

    /**
     * Starts the process and waits until it is ready.
     *
     * @param command that starts it
     * @param settings what it is told first, which other users of the machine do not see
     * @throws LockstepException if it is not, with what it said
     */
    public DriverProcess(List<String> command, Map<String, String> settings) {
        try {
            process = ChildProcess.start(command, this::hear, this::end);
        } catch (IOException failure) {
            throw new WorkersLostException(command.get(0) + " could not be started: " + failure.getMessage(), failure);
        }
        try {
            settings.forEach((name, value) -> ask(DriverLines.SET, name + " " + value));
            ask(DriverLines.BEGIN, "");
            address = InetAddress.getByName(answer(DriverLines.ADDRESS, MOST_FOR_AN_ANSWER));
        } catch (UnknownHostException | RuntimeException failure) {
            close();
            throw failure instanceof LockstepException known
                    ? known
                    : new LockstepException("the address for workers is unknown: " + failure.getMessage(), failure);
        }
    }

    @Override
    public InetAddress address() {
        return address;
    }

    @Override
    public int threads(int workers) {
        return 0;
    }

    @Override
    public boolean replaces() {
        return true;
    }

    @Override
    public List<WorkerHandle> launch(int workers, Invitation invitation) {
        Launch begun = new Launch(launch.number + 1);
        launch = begun;
        ask(
                DriverLines.LAUNCH,
                workers + " " + invitation.port() + " " + invitation.secret().toText());
        int launched = Integer.parseInt(answer(DriverLines.LAUNCHED, MOST_FOR_AN_ANSWER));
        List<WorkerHandle> handles = new ArrayList<>();
        for (int number = 0; number < launched; number++) {
            handles.add(new Handle(begun, number));
        }
        return handles;
    }

    @Override
    public InputStream open(String address) throws IOException {
        try {
            ask(DriverLines.FETCH, address);
            return Files.newInputStream(
                    Path.of(answer(DriverLines.FETCHED, MOST_FOR_A_FILE)), StandardOpenOption.DELETE_ON_CLOSE);
        } catch (LockstepException refusal) {
            throw new IOException(refusal.getMessage(), refusal);
        }
    }

    @Override
    public void close() {
        process.endInTime(SECONDS_TO_END);
    }

    private void ask(String word, String rest) {
        try {
            process.tell(DriverLines.line(word, rest) + '\n');
        } catch (IOException ended) {
            throw new WorkersLostException(ending(process), ended);
        }
    }

    private String answer(String word, Duration limit) {
        try {
            String line = answers.poll(limit.toSeconds(), TimeUnit.SECONDS);
            if (line == null) {
                throw new WorkersLostException(
                        "the process that starts the workers has not answered for " + limit.toSeconds() + " s");
            }
            if (DriverLines.word(line).equals(DriverLines.LOST)) {
                throw new WorkersLostException(DriverLines.rest(line));
            }
            if (!DriverLines.word(line).equals(word)) {
                throw new LockstepException(DriverLines.rest(line));
            }
            return DriverLines.rest(line);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new LockstepException("the run was interrupted", stop);
        }
    }

    private void hear(String line) {
        if (DriverLines.word(line).equals(DriverLines.ENDED)) {
            String ended = DriverLines.rest(line);
            if (DriverLines.word(ended).equals(Integer.toString(launch.number))) {
                launch.ended = Optional.of(DriverLines.rest(ended));
            }
        } else {
            answers.add(line);
        }
    }

    private void end(ChildProcess ended) {
        String ending = ending(ended);
        launch.ended = Optional.of(ending);
        answers.add(DriverLines.line(DriverLines.LOST, ending));
    }

    private static String ending(ChildProcess ended) {
        String last = ended.lastWords();
        return "the process that starts the workers has ended" + (last.isEmpty() ? "" : ": " + last);
    }

    /** One of the workers of a launch. */
    private final class Handle implements WorkerHandle {
        private final Launch launched;
        private final int number;

        Handle(Launch launched, int number) {
            this.launched = launched;
            this.number = number;
        }

        @Override
        public boolean isAlive() {
            return launched.ended.isEmpty();
        }

        @Override
        public void kill() {
            if (isAlive()) {
                ask(DriverLines.KILL, Integer.toString(number));
            }
        }

        @Override
        public void release() {
            // A worker ends with its connection.
        }

        @Override
        public String lastLine() {
            return launched.ended.orElse("");
        }
    }
}
