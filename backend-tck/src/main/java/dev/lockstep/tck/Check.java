package dev.lockstep.tck;

/**
 * A statement of the contract, and how it is checked.
 *
 * @param operation what it is about in a word, such as {@code matmul} or {@code closing}
 * @param text the statement
 */
record Check(String operation, String text, Body body) {
    /** Throws where the backend does not keep the statement. */
    interface Body {
        void run(Bits bits) throws Exception;
    }
}
