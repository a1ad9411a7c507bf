package dev.lockstep.distributed.driver;

/**
 * What a process that starts workers is asked and says, a line each: a word and what belongs to it, after a space. It ends with its standard input.
 */
public final class DriverLines {
    /** To it, first of all: a setting, and after a space its value. */
    public static final String SET = "set";

    /** To it, after the settings: that these are all. */
    public static final String BEGIN = "begin";

    /** To it: how many workers, the port, and the secret. */
    public static final String LAUNCH = "launch";

    /** To it: the number of the worker of the last launch that is to be ended. */
    public static final String KILL = "kill";

    /** To it: the address of a file that is to be read. */
    public static final String FETCH = "fetch";

    /** From it, once: the address at which workers reach the one who leads. */
    public static final String ADDRESS = "address";

    /** From it: how many workers were launched. */
    public static final String LAUNCHED = "launched";

    /** From it: the path of a copy of a file, which whoever asked for it deletes. */
    public static final String FETCHED = "fetched";

    /** From it, in place of an address, a launch or a file: why not. */
    public static final String FAILED = "failed";

    /** From it, in place of a launch: that there are no workers, for no fault of what was asked. */
    public static final String LOST = "lost";

    /** From it: that the workers of a launch have all ended, by the number of the launch from 1 on, and why. */
    public static final String ENDED = "ended";

    private DriverLines() {}

    /** A word with what belongs to it, as one line. */
    public static String line(String word, String rest) {
        return word + ' ' + rest.replaceAll("\\s+", " ").strip();
    }

    public static String word(String line) {
        int end = line.indexOf(' ');
        return end < 0 ? line : line.substring(0, end);
    }

    public static String rest(String line) {
        return line.substring(Math.min(line.length(), word(line).length() + 1));
    }
}
