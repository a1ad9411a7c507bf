package dev.lockstep.cli.faults;

/** How many faults are tried, and which. */
final class Faults {
    /** The mutations of each format. */
    static final int COUNT = Integer.getInteger("lockstep.faults", 1000);

    /** Whether more are asked for than the suite tries. */
    static final boolean MANY = COUNT > 1000;

    static final long SEED = Long.getLong("lockstep.faults.seed", 1);

    private Faults() {}
}
