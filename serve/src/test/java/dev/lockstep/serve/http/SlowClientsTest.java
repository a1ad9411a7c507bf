package dev.lockstep.serve.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.serve.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The build runs it with a limit of 3 s for a request and for an answer, at which the JDK looks once a second. */
@Tag("short-limits")
@Timeout(60)
class SlowClientsTest {
    /** More than the buffers of both sides hold. */
    private static final int LONG = 32 << 20;

    private final Semaphore ended = new Semaphore(0);
    private final WebServer server = new WebServer(
            "127.0.0.1",
            0,
            new ServerLimits(4, 8, 1024, 4096),
            Map.of(
                    "/quick", new Endpoint("POST", body -> Answer.json(200, body)),
                    "/long",
                            new Endpoint(
                                    "GET",
                                    body -> Answer.json(200, new byte[LONG]).whenSent(ended::release))),
            AnswerListener.NONE);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void loseTheirConnectionIfTheySendNoWholeRequest() throws Exception {
        List<RawClient> slow = new ArrayList<>();
        try {
            for (String begun : List.of(
                    "POST /quick HT",
                    "POST /quick HTTP/1.1\r\nA: ",
                    "POST /quick HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n1234",
                    "POST /quick HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n1234")) {
                RawClient client = new RawClient(server.address());
                slow.add(client);
                client.send(begun);
            }
            for (RawClient client : slow) {
                assertThat(client.untilTheEnd()).doesNotContain(" 200 ");
            }
            assertThat(new Client(server.address()).post("/quick", "1").body()).isEqualTo("1");
        } finally {
            for (RawClient client : slow) {
                client.close();
            }
        }
    }

    /** As many as there are threads, so that nobody else is answered until they have lost theirs. */
    @Test
    void loseTheirConnectionIfTheyDoNotReadTheAnswer() throws Exception {
        List<RawClient> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                RawClient client = new RawClient(server.address());
                slow.add(client);
                client.send("GET /long HTTP/1.1\r\nHost: localhost\r\n\r\n");
            }
            assertThat(ended.tryAcquire(4, 30, TimeUnit.SECONDS)).isTrue();
            assertThat(new Client(server.address()).post("/quick", "1").body()).isEqualTo("1");
            for (RawClient client : slow) {
                assertThat(client.untilTheEnd()).hasSizeLessThan(LONG);
            }
        } finally {
            for (RawClient client : slow) {
                client.close();
            }
        }
    }

    /** Longer than a single request may take. */
    @Test
    void keepAConnectionAsLongAsTheyUseIt() throws Exception {
        try (RawClient client = new RawClient(server.address())) {
            for (int i = 0; i < 9; i++) {
                client.send("POST /quick HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\n" + i);
                StringBuilder answer = new StringBuilder();
                while (answer.indexOf("\r\n\r\n" + i) < 0) {
                    int next = client.read();
                    assertThat(next).as(answer.toString()).isNotEqualTo(-1);
                    answer.append((char) next);
                }
                assertThat(answer).startsWith("HTTP/1.1 200 OK");
                TimeUnit.MILLISECONDS.sleep(600);
            }
        }
    }
}
