package dev.lockstep.conformance;

/**
 * One statement of the contract, and how it is checked.
 *
 * @param about what it is about: a kind of operation, a formula or a reduction; or the name of something else that kernels do
 * @param operation the operation as users know it, such as {@code matmul} or {@code tanh}
 * @param text the statement
 * @param body throws where a backend does not keep it
 */
record Clause(Object about, String operation, String text, Body body) {
    /** The comparisons of a clause, on values drawn for it. */
    interface Body {
        void run(Comparison comparison, Values values);
    }
}
