package dev.lockstep.conformance;

import java.util.Objects;

/** Fails a check where something other than bits is wrong. */
final class Require {
    private Require() {}

    static void that(boolean kept, String otherwise) {
        if (!kept) {
            throw new AssertionError(otherwise);
        }
    }

    static void equal(String what, Object expected, Object found) {
        that(Objects.equals(expected, found), what + ": found " + found + ", the contract gives " + expected);
    }

    /** Something that is refused. */
    interface Call {
        void run();
    }

    /** Fails unless the call throws an exception of the type. */
    static void refused(String what, Class<? extends RuntimeException> type, Call call) {
        try {
            call.run();
        } catch (RuntimeException refusal) {
            that(type.isInstance(refusal), what + " throws " + refusal + ", not a " + type.getSimpleName());
            return;
        }
        throw new AssertionError(what + " is not refused");
    }
}
