package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whoever does what the messages say is helped. */
class SystemFailureTest {
    @Test
    void theExampleOfALargerHeapIsLarger() {
        assertThat(SystemFailure.moreHeap(16L << 20, ""))
                .isEqualTo(
                        "the JVM may use 16 MiB; give it more, as in LOCKSTEP_JAVA_OPTS=-Xmx8g, or compute on less data");
        assertThat(SystemFailure.moreHeap(16L << 30, "")).contains("LOCKSTEP_JAVA_OPTS=-Xmx32g");
    }

    @Test
    void aLimitInTheVariableThatOutranksAllIsRaisedThere() {
        for (String lastWord : new String[] {"-Xmx16m", "-ea -XX:MaxHeapSize=1g", "-XX:MaxRAMPercentage=1"}) {
            assertThat(SystemFailure.moreHeap(1 << 20, lastWord)).contains("as in _JAVA_OPTIONS=-Xmx8g");
        }
        assertThat(SystemFailure.moreHeap(1 << 20, "-ea")).contains("as in LOCKSTEP_JAVA_OPTS=-Xmx8g");
    }

    @Test
    void theHeapIsToBeLargerOnlyWhereThatHelps() {
        for (String heap : new String[] {"Java heap space", "GC overhead limit exceeded", null}) {
            assertThat(SystemFailure.of(new OutOfMemoryError(heap)))
                    .hasValueSatisfying(message -> assertThat(message).contains("=-Xmx"));
        }
        for (String other : new String[] {
            "Requested array size exceeds VM limit",
            "Map failed",
            "no 4096 bytes of memory are left on the OpenCL device 'Some GPU'"
        }) {
            assertThat(SystemFailure.of(new OutOfMemoryError(other)))
                    .contains("out of memory (" + other
                            + "): compute on less data, in smaller batches or on another backend");
        }
    }

    @Test
    void threadsAreAskedForByProcessesToo() {
        assertThat(SystemFailure.of(new OutOfMemoryError("unable to create native thread")))
                .hasValueSatisfying(message -> assertThat(message).contains("--threads", "--processes", "ulimit -u"));
    }
}
