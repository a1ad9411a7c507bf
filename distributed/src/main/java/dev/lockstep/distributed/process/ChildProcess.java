package dev.lockstep.distributed.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Pipe;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A process that this one has started. What it writes is read, so that it can not fill a pipe. */
public final class ChildProcess {
    /** Milliseconds; a grandchild may hold the pipe open. */
    private static final long MOST_FOR_OUTPUT = 500;

    /** File descriptors: those of its start, and of the connection to it. Where they run out on the way, the JDK's helper and the loader complain by themselves. */
    private static final int DESCRIPTORS = 20;

    private final Process process;
    private final Thread reading;
    private volatile String lastLine = "";

    private ChildProcess(Process process, BufferedReader said) {
        this.process = process;
        this.reading = read("lockstep-output-of-" + process.pid(), said, this::note, () -> {});
    }

    /** Starts one of which nothing but its last line is of interest. */
    public static ChildProcess start(List<String> command) throws IOException {
        requireDescriptors();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new ChildProcess(process, process.inputReader(Charset.defaultCharset()));
    }

    /**
     * Starts one that answers on its standard output, in UTF-8, and complains on its standard error.
     *
     * @param answers is told each line of the output
     * @param ending is called when there will be no more
     */
    public static ChildProcess start(List<String> command, Consumer<String> answers, Consumer<ChildProcess> ending)
            throws IOException {
        requireDescriptors();
        Process process = new ProcessBuilder(command).start();
        ChildProcess child = new ChildProcess(process, process.errorReader(Charset.defaultCharset()));
        read(
                "lockstep-answers-of-" + process.pid(),
                process.inputReader(StandardCharsets.UTF_8),
                answers,
                () -> ending.accept(child));
        return child;
    }

    /** Takes as many as a start does, two by each pipe, and gives them back. */
    private static void requireDescriptors() throws IOException {
        List<Pipe> taken = new ArrayList<>();
        try {
            while (taken.size() < DESCRIPTORS / 2) {
                taken.add(Pipe.open());
            }
        } finally {
            for (Pipe each : taken) {
                each.source().close();
                each.sink().close();
            }
        }
    }

    /** The command that started this JVM. */
    public static String java() {
        return ProcessHandle.current().info().command().orElseGet(() -> System.getProperty("java.home") + "/bin/java");
    }

    /** Writes a text to its standard input. */
    public void tell(String text) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write(text.getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    /** Ends its standard input, waits until it ends by itself, and ends it if it does not. */
    public void endInTime(long seconds) {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (IOException ended) {
            kill();
        } catch (InterruptedException stop) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public void kill() {
        process.destroyForcibly();
    }

    /** The last line that it wrote, of one that answers to its standard error; empty if there is none. */
    public String lastLine() {
        return process.isAlive() ? lastLine : lastWords();
    }

    /** The same of one that is about to end. */
    public String lastWords() {
        try {
            reading.join(MOST_FOR_OUTPUT);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return lastLine;
    }

    /** Of a trace only what it begins with. */
    private void note(String line) {
        if (!line.isBlank() && !line.startsWith("\t")) {
            lastLine = line.strip();
        }
    }

    private static Thread read(String name, BufferedReader from, Consumer<String> to, Runnable ending) {
        Thread thread = new Thread(
                () -> {
                    try (from) {
                        for (String line = from.readLine(); line != null; line = from.readLine()) {
                            to.accept(line);
                        }
                    } catch (IOException ended) {
                        Thread.currentThread().interrupt();
                    }
                    ending.run();
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
