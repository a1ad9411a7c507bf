package dev.lockstep.integration;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Which function handles each signal in this process, read from the C library itself, past whatever is preloaded. */
record SignalHandlers(Map<Integer, String> byNumber) {
    private static final int LAST_SIGNAL = 31;
    private static final int BYTES = 512;
    private static final int BYTES_OF_HANDLER = 8;

    static SignalHandlers current() {
        Function sigaction = NativeLibrary.getInstance("libc.so.6").getFunction("sigaction");
        Map<Integer, String> handlers = new TreeMap<>();
        for (int signal = 1; signal <= LAST_SIGNAL; signal++) {
            byte[] action = new byte[BYTES];
            sigaction.invokeInt(new Object[] {signal, null, action});
            handlers.put(signal, HexFormat.of().formatHex(action, 0, BYTES_OF_HANDLER));
        }
        return new SignalHandlers(handlers);
    }

    /** The signals that another function handles now, with its address. */
    Map<Integer, String> changes() {
        Map<Integer, String> changes = new TreeMap<>(current().byNumber);
        changes.entrySet().removeIf(now -> now.getValue().equals(byNumber.get(now.getKey())));
        return changes;
    }
}
