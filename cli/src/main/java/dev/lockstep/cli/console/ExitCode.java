package dev.lockstep.cli.console;

/** The exit codes, as {@code --help} lists them. */
public final class ExitCode {
    public static final int OK = 0;
    /** A finding about numbers, and nothing else. */
    public static final int MISMATCH = 1;

    public static final int USAGE = 2;
    public static final int NO_BACKEND = 3;
    /** The launcher uses it too. */
    public static final int SYSTEM = 4;

    public static final int INTERNAL = 70;

    private ExitCode() {}
}
