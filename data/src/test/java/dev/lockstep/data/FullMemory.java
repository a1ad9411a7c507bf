package dev.lockstep.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Memory in which there is no room: the JVM gives up all that it may before it says so. */
public final class FullMemory {
    private FullMemory() {}

    public static void make() {
        int length = (int) Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / Long.BYTES);
        assertThatThrownBy(() -> System.out.println((new long[length]).length))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessageContaining("heap");
    }
}
