package dev.lockstep.distributed.run;

import dev.lockstep.api.LockstepException;
import dev.lockstep.distributed.worker.WorkerMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts workers as processes of this machine, with the flags and the class path of this JVM. A process ends with this one, as its standard
 * input does.
 */
final class ProcessLauncher implements WorkerLauncher {
    /** Milliseconds; a grandchild may hold the pipe open. */
    private static final long MOST_FOR_OUTPUT = 500;

    private final List<String> java;

    /** @param java the commands in turn; empty for that of this JVM */
    ProcessLauncher(List<String> java) {
        this.java = java.isEmpty() ? List.of(ownJava()) : java;
    }

    @Override
    public int threads(int workers) {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / workers);
    }

    @Override
    public List<WorkerHandle> launch(int workers, Invitation invitation) {
        List<WorkerHandle> handles = new ArrayList<>();
        try {
            for (int number = 0; number < workers; number++) {
                handles.add(started(number, invitation));
            }
            return handles;
        } catch (RuntimeException | Error failure) {
            handles.forEach(WorkerHandle::kill);
            throw failure;
        }
    }

    private WorkerHandle started(int number, Invitation invitation) {
        List<String> command = new ArrayList<>();
        command.add(java.get(number % java.size()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !opensPort(argument))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), WorkerMain.class.getName()));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new ChildHandle(
                    process,
                    invitation.port() + "\n" + number + "\n"
                            + invitation.secret().toText() + "\n");
        } catch (IOException failure) {
            throw new LockstepException(
                    "a worker could not be started by " + command.get(0) + ": " + failure.getMessage(), failure);
        }
    }

    /** Of a debugger or an agent, of which a machine can have one only. */
    private static boolean opensPort(String argument) {
        return argument.startsWith("-agentlib:") || argument.startsWith("-Xrunjdwp");
    }

    private static String ownJava() {
        return ProcessHandle.current().info().command().orElseGet(() -> System.getProperty("java.home") + "/bin/java");
    }

    /** A process, whose output is read so that it can not fill the pipe. */
    private static final class ChildHandle implements WorkerHandle {
        private final Process process;
        private final Thread reading;
        private volatile String lastLine = "";

        ChildHandle(Process process, String input) {
            this.process = process;
            reading = new Thread(this::read, "lockstep-output-of-" + process.pid());
            reading.setDaemon(true);
            reading.start();
            try {
                OutputStream in = process.getOutputStream();
                in.write(input.getBytes(StandardCharsets.US_ASCII));
                in.flush();
            } catch (IOException ended) {
                // It has ended already, which is found out when it does not connect.
                process.destroyForcibly();
            }
        }

        private void read() {
            try (BufferedReader out = process.inputReader(Charset.defaultCharset())) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    if (!line.isBlank()) {
                        lastLine = line.strip();
                    }
                }
            } catch (IOException ended) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public boolean isAlive() {
            return process.isAlive();
        }

        @Override
        public void kill() {
            process.destroyForcibly();
        }

        @Override
        public String lastLine() {
            if (!process.isAlive()) {
                join();
            }
            return lastLine;
        }

        /** Waits until all is read that it wrote. */
        private void join() {
            try {
                reading.join(MOST_FOR_OUTPUT);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
