package dev.lockstep.conformance;

/**
 * A statement of the contract, and how it is checked.
 *
 * @param operation what it is about in a word, such as {@code matmul} or {@code closing}
 * @param text the statement
 */
public record Check(String operation, String text, Body body) {
    /** Compares; throws where the backend does not keep the statement. */
    public interface Body {
        void run(Bits bits) throws Exception;
    }

    /** Makes the check; throws where the backend does not keep the statement. */
    public void run() throws Exception {
        body.run(new Bits());
    }
}
