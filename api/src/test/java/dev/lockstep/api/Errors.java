package dev.lockstep.api;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Asserts errors by their exact messages. */
final class Errors {
    private Errors() {}

    static void assertError(String message, Runnable call) {
        assertThatThrownBy(call::run)
                .isExactlyInstanceOf(LockstepException.class)
                .hasMessage(message);
    }
}
