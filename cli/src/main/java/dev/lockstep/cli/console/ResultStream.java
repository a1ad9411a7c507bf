package dev.lockstep.cli.console;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** An output whose first failure is remembered and ends the writing: a reader that went away is no failure. */
final class ResultStream extends FilterOutputStream {
    private IOException failure;

    ResultStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        attempt(() -> out.write(bytes, offset, length));
    }

    @Override
    public void flush() {
        attempt(out::flush);
    }

    /** Why the results could not be written, or null if they were, or if nobody reads them any more. */
    String lossReason() {
        return failure == null || "Broken pipe".equals(failure.getMessage()) ? null : failure.getMessage();
    }

    /** Whether writing has ended. */
    boolean failed() {
        return failure != null;
    }

    private void attempt(Action action) {
        if (failure == null) {
            try {
                action.run();
            } catch (IOException cause) {
                failure = cause;
            }
        }
    }

    @FunctionalInterface
    private interface Action {
        void run() throws IOException;
    }
}
