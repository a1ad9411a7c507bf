package dev.lockstep.conformance;

/** Hears of a certification's progress. */
@FunctionalInterface
public interface CertificationListener {
    /**
     * A check begins.
     *
     * @param done the number of checks that were made before
     * @param text the statement of the contract that is checked now
     */
    void begins(int done, String text);
}
