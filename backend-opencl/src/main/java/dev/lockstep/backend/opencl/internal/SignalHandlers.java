package dev.lockstep.backend.opencl.internal;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import dev.lockstep.numerics.natives.Host;
import dev.lockstep.numerics.natives.JnaNatives;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * What this process does on signals 1 to 31, as the C library's {@code sigaction} tells it.
 *
 * <p>The function is taken from the C library itself: one that is preloaded, such as the JDK's libjsig, answers what was asked for in
 * place of what is.
 */
final class SignalHandlers {
    private static final int LAST_SIGNAL = 31;

    /** {@code struct sigaction} of the GNU C library for 64 bits: handler, mask, flags and a pointer that it sets itself. */
    private static final int BYTES = 152;

    private static final int HANDLER_AND_MASK = 16;
    private static final int FLAGS = 136;
    private static final int END_OF_FLAGS = 140;

    private final byte[][] actions = new byte[LAST_SIGNAL + 1][];

    private SignalHandlers() {
        for (int signal = 1; signal <= LAST_SIGNAL; signal++) {
            actions[signal] = action(signal);
        }
    }

    /** Those of this moment; empty where they can not be read, which is everywhere but on Linux on x86_64 and arm64 with the GNU C library. */
    static Optional<SignalHandlers> current() {
        return Library.SIGACTION.map(function -> new SignalHandlers());
    }

    /** Puts back those that have changed since. */
    void restore() {
        for (int signal = 1; signal <= LAST_SIGNAL; signal++) {
            if (!areEqual(actions[signal], action(signal))) {
                Library.call(signal, actions[signal], null);
            }
        }
    }

    /** The C library leaves the mask's higher bytes as they happen to be, as there are no such signals. */
    private static boolean areEqual(byte[] action, byte[] other) {
        return Arrays.equals(action, 0, HANDLER_AND_MASK, other, 0, HANDLER_AND_MASK)
                && Arrays.equals(action, FLAGS, END_OF_FLAGS, other, FLAGS, END_OF_FLAGS);
    }

    private static byte[] action(int signal) {
        byte[] action = new byte[BYTES];
        Library.call(signal, null, action);
        return action;
    }

    private static final class Library {
        static final Set<String> PLATFORMS = Set.of("linux-x86_64", "linux-arm64");
        static final Optional<Function> SIGACTION = find();

        static void call(int signal, byte[] action, byte[] old) {
            SIGACTION.orElseThrow().invokeInt(new Object[] {signal, action, old});
        }

        private static Optional<Function> find() {
            Host host = Host.current();
            if (!PLATFORMS.contains(host.platform())) {
                return Optional.empty();
            }
            try {
                JnaNatives.load(SignalHandlers.class, host);
                return Optional.of(NativeLibrary.getInstance("libc.so.6").getFunction("sigaction"));
            } catch (LinkageError unknown) {
                return Optional.empty();
            }
        }
    }
}
