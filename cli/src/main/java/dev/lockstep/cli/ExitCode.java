package dev.lockstep.cli;

/** The exit codes, as {@code --help} lists them. */
public final class ExitCode {
    public static final int OK = 0;
    public static final int MISMATCH = 1;
    public static final int USAGE = 2;
    public static final int NO_BACKEND = 3;
    public static final int INTERNAL = 70;

    private ExitCode() {}
}
