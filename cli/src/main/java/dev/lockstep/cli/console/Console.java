package dev.lockstep.cli.console;

import dev.lockstep.models.output.AtInterrupt;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;

/**
 * Standard output for results and standard error for all else.
 *
 * <p>Colour only on a terminal, and not where the environment sets {@code NO_COLOR} or a dumb terminal. Which of the two are terminals
 * the launcher says in the system property {@value #TERMINAL}, since a JVM cannot ask; without it, none is.
 */
public final class Console {
    static final String TERMINAL = "lockstep.terminal";

    private static final int LONGEST_ERROR = 2000;

    private final ResultStream results;
    private final OutputStream remarks;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Set<String> terminals;
    private final boolean onTerminal;
    private final Map<String, String> environment;
    private final LongSupplier clock;
    private final boolean colorful;

    /**
     * @param terminals which of the two are terminals: out, err
     * @param clock in nanoseconds; what is said only of something that lasts goes by it
     */
    public Console(
            OutputStream out,
            OutputStream err,
            Set<String> terminals,
            Map<String, String> environment,
            LongSupplier clock) {
        this.environment = environment;
        this.clock = clock;
        this.results = new ResultStream(out);
        this.onTerminal = terminals.contains("out");
        this.remarks = err;
        this.out = new PrintWriter(results, false, StandardCharsets.UTF_8);
        this.err = new PrintWriter(err, true, StandardCharsets.UTF_8);
        boolean dumb = "dumb".equals(environment.get("TERM"));
        this.terminals = dumb ? Set.of() : terminals;
        this.colorful = environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** The process's own. */
    public static Console standard() {
        return new Console(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Set.copyOf(List.of(System.getProperty(TERMINAL, "").split(","))),
                System.getenv(),
                System::nanoTime);
    }

    /** Two streams that are no terminals, where nothing ever lasts: what is written there does not depend on the speed of the machine. */
    public static Console plain(OutputStream out, OutputStream err) {
        return new Console(out, err, Set.of(), Map.of(), () -> 0);
    }

    /** A console whose results are remarks on this one's standard error, where its standard output holds something else. */
    public Console forRemarks() {
        return new Console(
                remarks, remarks, terminals.contains("err") ? Set.of("out", "err") : Set.of(), environment, clock);
    }

    /** Takes results. */
    public PrintWriter out() {
        return out;
    }

    /** Takes results as bytes; not to be mixed with {@link #out}. */
    public OutputStream resultStream() {
        return results;
    }

    public PrintWriter err() {
        return err;
    }

    /**
     * One line that says what is wrong and what to do; lines of the message are joined, and foreign text in it is made harmless. What fails because
     * the process was interrupted is not said.
     */
    public void error(String message) {
        if (AtInterrupt.hasOvertaken()) {
            return;
        }
        String joined = message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("; "));
        err.println("lockstep: " + ForeignText.shown(joined, LONGEST_ERROR));
    }

    /** Lines on standard error, foreign text in them made harmless. */
    public void remark(String text) {
        text.lines().forEach(line -> err.println(ForeignText.shown(line.replace("\t", "    "), LONGEST_ERROR)));
    }

    /** The time in nanoseconds, from some moment on. */
    long now() {
        return clock.getAsLong();
    }

    /** Whether standard output is a terminal, of whatever kind. */
    public boolean isTerminal() {
        return onTerminal;
    }

    /** Whether standard error is a terminal, so that a progress bar can be drawn. */
    public boolean drawsProgress() {
        return terminals.contains("err");
    }

    /** The text in green where results are in colour. */
    public String good(String text) {
        return styled("fg(green)", text);
    }

    /** The text in red where results are in colour. */
    public String bad(String text) {
        return styled("fg(red)", text);
    }

    /** The colours of help texts. */
    public ColorScheme helpColors() {
        return Help.defaultColorScheme(ansi());
    }

    /** Writes what is still held; false if results were lost. */
    public boolean flush() {
        out.flush();
        err.flush();
        return results.lossReason() == null;
    }

    /** Whether results can still be written: false once nobody reads them any more. */
    public boolean isRead() {
        out.flush();
        return !results.failed();
    }

    /** Why results were lost. */
    public String lossReason() {
        return results.lossReason();
    }

    private String styled(String style, String text) {
        return ansi().string("@|" + style + " " + text + "|@");
    }

    private Ansi ansi() {
        return colorful && terminals.contains("out") ? Ansi.ON : Ansi.OFF;
    }
}
