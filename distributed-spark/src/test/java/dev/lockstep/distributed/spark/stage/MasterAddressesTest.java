package dev.lockstep.distributed.spark.stage;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.distributed.run.WorkersLostException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterAddressesTest {
    /** Longer than a part of a name can be, so that nobody is asked for it. */
    private static final String NO_HOST = "x".repeat(64);

    @Test
    void whereNobodyAnswersEachReasonIsSaid() throws IOException {
        String refusing = "127.0.0.1:" + freePort();

        assertThatThrownBy(() -> MasterAddresses.requireOne("spark://" + refusing + "," + NO_HOST + ":7077"))
                .isInstanceOf(WorkersLostException.class)
                .hasMessage("Spark could not be started: its master can not be reached (" + refusing
                        + ": Connection refused; " + NO_HOST + ":7077: this host is not known here)");
    }

    @Test
    void oneThatAnswersIsEnough() throws IOException {
        try (ServerSocket master = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String list =
                    "spark://" + NO_HOST + ":7077,127.0.0.1:" + freePort() + ",localhost:" + master.getLocalPort();
            assertThatCode(() -> MasterAddresses.requireOne(list)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "local[2]",
                "yarn",
                "spark://",
                "spark://127.0.0.1",
                "spark://a b:1",
                "spark://,",
                "k8s://https://127.0.0.1:1"
            })
    void whatIsNoAddressOfAMasterIsLeftToSpark(String master) {
        assertThatCode(() -> MasterAddresses.requireOne(master)).doesNotThrowAnyException();
    }

    /** Of a server that is closed. */
    private static int freePort() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return server.getLocalPort();
        }
    }
}
