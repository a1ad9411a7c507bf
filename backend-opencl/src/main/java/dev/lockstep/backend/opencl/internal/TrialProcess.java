package dev.lockstep.backend.opencl.internal;

import com.sun.jna.Native;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.numerics.natives.Host;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jocl.CL;

/** A JVM of a {@link DriverTrial}. */
final class TrialProcess {
    private static final long MOST_SECONDS = 300;
    private static final int SIGNALLED = 128;
    private static final int MOST_CHARACTERS = 300;
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:+SuppressFatalErrorMessage",
            "--enable-native-access=ALL-UNNAMED");

    /** Variables with further flags for each JVM, which may not go with these. */
    private static final List<String> CLEARED = List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS");

    private final Process process;
    private final LastLine words;
    private final long started = System.nanoTime();

    private TrialProcess(Process process) {
        this.process = process;
        words = new LastLine(process.inputReader());
        words.start();
    }

    /**
     * How a trial went.
     *
     * @param survived whether the driver let the process live
     * @param end what it did otherwise
     * @param lastWords the last line that the process printed, or nothing
     */
    record Result(boolean survived, String end, String lastWords) {}

    /**
     * Tries the driver in every dtype, each in a process of its own, since a driver's compiler may take but one processor of each.
     *
     * @return how the first went that did not survive, or the last
     * @throws IOException if there is no JVM that can be started and find the classes
     */
    static Result run(BackendOptions options) throws IOException, InterruptedException {
        List<TrialProcess> started = new ArrayList<>();
        try {
            for (DType dtype : DType.values()) {
                started.add(start(dtype, options));
            }
            Result result = null;
            for (TrialProcess each : started) {
                result = each.await();
                if (!result.survived()) {
                    break;
                }
            }
            return result;
        } finally {
            started.forEach(each -> each.process.destroyForcibly());
        }
    }

    private static TrialProcess start(DType dtype, BackendOptions options) throws IOException {
        Host host = Host.current();
        List<String> command = new ArrayList<>();
        command.add(
                Path.of(System.getProperty("java.home"), "bin", host.system().equals("windows") ? "java.exe" : "java")
                        .toString());
        command.addAll(FLAGS);
        command.add(TrialMain.class.getName());
        command.add(dtype.label());
        for (String name : TrialCircumstances.SETTINGS) {
            options.setting(name).ifPresent(value -> command.add(name + "=" + value));
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        CLEARED.forEach(builder.environment()::remove);
        builder.environment().put("CLASSPATH", String.join(File.pathSeparator, classPath()));
        Process process = builder.start();
        process.getOutputStream().close();
        return new TrialProcess(process);
    }

    private Result await() throws IOException, InterruptedException {
        long left = TimeUnit.SECONDS.toNanos(MOST_SECONDS) - (System.nanoTime() - started);
        boolean ended = process.waitFor(left, TimeUnit.NANOSECONDS);
        process.destroyForcibly();
        words.join(TimeUnit.SECONDS.toMillis(1));
        if (ended && process.exitValue() != 0 && !words.hasBegun) {
            throw new IOException("the JVM of the trial ended before it: " + words.line);
        }
        return new Result(ended && process.exitValue() == 0, end(ended), words.line);
    }

    private String end(boolean ended) {
        if (!ended) {
            return "does not answer within " + MOST_SECONDS + " seconds";
        }
        int signal = process.exitValue() - SIGNALLED;
        return "ends the process that uses it" + (signal > 0 ? ", by signal " + signal : "");
    }

    /** That of this JVM, and what class loaders of its own bring. */
    private static Set<String> classPath() {
        Set<String> places = new LinkedHashSet<>(
                List.of(System.getProperty("java.class.path", "").split(File.pathSeparator)));
        for (Class<?> each : List.of(TrialMain.class, BackendOptions.class, Host.class, CL.class, Native.class)) {
            CodeSource source = each.getProtectionDomain().getCodeSource();
            try {
                if (source != null && "file".equals(source.getLocation().getProtocol())) {
                    places.add(Path.of(source.getLocation().toURI()).toString());
                }
            } catch (URISyntaxException elsewhere) {
                // Then the class path has it, or the trial can not begin.
            }
        }
        return places;
    }

    /** Reads all that a process prints, and keeps the last line that is not blank. */
    private static final class LastLine extends Thread {
        private final BufferedReader reader;
        private volatile boolean hasBegun;
        private volatile String line = "";

        LastLine(BufferedReader reader) {
            super("lockstep-driver-trial");
            this.reader = reader;
            setDaemon(true);
        }

        @Override
        public void run() {
            try (reader) {
                reader.lines()
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .forEach(this::read);
            } catch (IOException | UncheckedIOException closed) {
                return;
            }
        }

        private void read(String text) {
            if (hasBegun || !text.equals(TrialMain.BEGUN)) {
                line = printable(text);
            }
            hasBegun |= text.equals(TrialMain.BEGUN);
        }

        private static String printable(String text) {
            String clean = text.replaceAll("\\p{C}", "?");
            return clean.length() <= MOST_CHARACTERS ? clean : clean.substring(0, MOST_CHARACTERS) + "...";
        }
    }
}
