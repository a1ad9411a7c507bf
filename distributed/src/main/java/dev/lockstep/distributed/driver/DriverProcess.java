package dev.lockstep.distributed.driver;

import dev.lockstep.api.LockstepException;
import dev.lockstep.distributed.run.Invitation;
import dev.lockstep.distributed.run.WorkerHandle;
import dev.lockstep.distributed.run.WorkerLauncher;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Has workers started by another process, which ends with this one. */
public final class DriverProcess implements WorkerLauncher {
    private static final Duration MOST_FOR_AN_ANSWER = Duration.ofMinutes(5);
    private static final long SECONDS_TO_END = 20;
    private static final long MOST_FOR_OUTPUT = 500;

    private final Process process;
    private final OutputStream in;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Thread errors;
    private final InetAddress address;
    private volatile String lastLine = "";
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
            process = new ProcessBuilder(command).start();
        } catch (IOException failure) {
            throw new LockstepException(command.get(0) + " could not be started: " + failure.getMessage(), failure);
        }
        in = process.getOutputStream();
        begin("lockstep-driver-output", this::readOutput);
        errors = begin("lockstep-driver-errors", this::readErrors);
        try {
            settings.forEach((name, value) -> ask(DriverLines.SET, name + " " + value));
            ask(DriverLines.BEGIN, "");
            address = InetAddress.getByName(answer(DriverLines.ADDRESS));
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
        int launched = Integer.parseInt(answer(DriverLines.LAUNCHED));
        List<WorkerHandle> handles = new ArrayList<>();
        for (int number = 0; number < launched; number++) {
            handles.add(new Handle(begun, number));
        }
        return handles;
    }

    @Override
    public void close() {
        try {
            in.close();
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException ended) {
            process.destroyForcibly();
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void ask(String word, String rest) {
        try {
            in.write((DriverLines.line(word, rest) + '\n').getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException ended) {
            throw new LockstepException(ending(), ended);
        }
    }

    private String answer(String word) {
        try {
            String line = answers.poll(MOST_FOR_AN_ANSWER.toSeconds(), TimeUnit.SECONDS);
            if (line == null) {
                throw new LockstepException("the process that starts the workers has not answered for "
                        + MOST_FOR_AN_ANSWER.toSeconds() + " s");
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

    private void readOutput() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (DriverLines.word(line).equals(DriverLines.ENDED)) {
                    note(DriverLines.rest(line));
                } else {
                    answers.add(line);
                }
            }
        } catch (IOException ended) {
            Thread.currentThread().interrupt();
        }
        String ending = ending();
        launch.ended = Optional.of(ending);
        answers.add(DriverLines.line(DriverLines.FAILED, ending));
    }

    private void note(String ended) {
        if (DriverLines.word(ended).equals(Integer.toString(launch.number))) {
            launch.ended = Optional.of(DriverLines.rest(ended));
        }
    }

    private String ending() {
        try {
            errors.join(MOST_FOR_OUTPUT);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return "the process that starts the workers has ended" + (lastLine.isEmpty() ? "" : ": " + lastLine);
    }

    private void readErrors() {
        try (BufferedReader err = process.errorReader(Charset.defaultCharset())) {
            for (String line = err.readLine(); line != null; line = err.readLine()) {
                if (!line.isBlank() && !line.startsWith("\t")) {
                    lastLine = line.strip();
                }
            }
        } catch (IOException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread begin(String name, Runnable action) {
        Thread thread = new Thread(action, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
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
