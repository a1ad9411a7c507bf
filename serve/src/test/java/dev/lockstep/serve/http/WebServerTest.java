package dev.lockstep.serve.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.serve.Client;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WebServerTest {
    private static final ServerLimits FOUR = new ServerLimits(4, 8, 1024, 1500);

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final List<Throwable> failures = new ArrayList<>();
    private final WebServer server = new WebServer(
            "127.0.0.1",
            0,
            FOUR,
            Map.of(
                    "/quick", new Endpoint("POST", body -> Answer.json(200, body)),
                    "/slow", new Endpoint("GET", body -> slow()),
                    "/held", new Endpoint("POST", body -> slow()),
                    "/broken",
                            new Endpoint("GET", body -> {
                                throw new IllegalStateException("why");
                            })),
            new AnswerListener() {
                @Override
                public void failed(Throwable failure) {
                    failures.add(failure);
                }
            });

    private final Client client = new Client(server.address());

    private Answer slow() {
        entered.countDown();
        try {
            released.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return Answer.json(200, "done");
    }

    @AfterEach
    void close() {
        released.countDown();
        server.close();
    }

    @Test
    void closingAnswersRequestsUnderWayAndRefusesOthers() throws Exception {
        CompletableFuture<HttpResponse<String>> underWay = CompletableFuture.supplyAsync(() -> client.get("/slow"));
        entered.await();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
        HttpResponse<String> other = client.post("/quick", "1");
        while (other.statusCode() == 200) {
            other = client.post("/quick", "1");
        }
        assertThat(other.statusCode()).isEqualTo(503);
        assertThat(other.body()).isEqualTo("{\"error\":{\"status\":503,\"message\":\"this server is stopping\"}}\n");
        assertThat(other.headers().firstValue("Retry-After")).isEqualTo(Optional.of("1"));
        assertThat(closing).isNotDone();
        released.countDown();
        assertThat(underWay.get().body()).isEqualTo("done");
        closing.get();
        assertThatThrownBy(() -> client.post("/quick", "1")).isInstanceOf(AssertionError.class);
    }

    @Test
    void whatFailsInsideIsSaidToBothSides() {
        HttpResponse<String> response = client.get("/broken");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body())
                .isEqualTo("{\"error\":{\"status\":500,\"message\":\"an error inside Lockstep:"
                        + " java.lang.IllegalStateException: why\"}}\n");
        assertThat(failures).hasSize(1);
        assertThat(client.post("/quick", "1").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNoHttpDisturbsNobody() throws Exception {
        for (String text : List.of(
                "\r\n\r\n",
                "\0\1\2\r\n\r\n",
                "GET\r\n\r\n",
                "POST /quick HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                "POST /quick HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
                "GET http://[ HTTP/1.1\r\n\r\n",
                "GET /%zz HTTP/1.1\r\n\r\n",
                "GET mailto:x HTTP/1.1\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\n\r\n")) {
            try (RawClient raw = new RawClient(server.address())) {
                raw.send(text);
                raw.endOutput();
                assertThat(raw.untilTheEnd()).doesNotContain(" 200 ");
            }
        }
        assertThat(client.post("/quick", "1").statusCode()).isEqualTo(200);
        assertThat(failures).isEmpty();
    }

    /** The JDK's server answers these before any handler hears of them. */
    @Test
    void whatIsNoHttpGetsALineThatNamesTheKindOfMistakeOrNoAnswer() throws Exception {
        String host = "Host: localhost\r\n";
        for (String text : List.of(
                "GET\r\n\r\n",
                "GET /quick\r\n\r\n",
                "GET /quick HTTP/1.1\r\n" + host + "NoColon\r\n\r\n",
                "GET /quick HTTP/1.1\r\n" + host + "A\u001b: b\r\n\r\n",
                "GET /%zz HTTP/1.1\r\n" + host + "\r\n",
                "POST /quick HTTP/1.1\r\n" + host + "Content-Length: x\r\n\r\n",
                "POST /quick HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\n" + host + "\r\n")) {
            assertThat(answer(text))
                    .as(text)
                    .matches("HTTP/1\\.1 (400|404|501) [A-Z](?s:.*)\r\n\r\n<h1>\\1 .*</h1>[ \\w-]*");
        }
        String header = "GET /quick HTTP/1.1\r\n" + host + "X: " + "a".repeat(1_000_000) + "\r\n\r\n";
        String line = "GET /" + "a".repeat(1_000_000) + " HTTP/1.1\r\n" + host + "\r\n";
        for (String text : List.of(header, line)) {
            assertThat(answer(text)).doesNotContain("\"error\"", " 200 ");
        }
        assertThat(client.post("/quick", "1").statusCode()).isEqualTo(200);
        assertThat(failures).isEmpty();
    }

    @Test
    void aBodyThatIsDamagedOnTheWayIsOneLine() throws Exception {
        assertThat(answer("POST /quick HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .endsWith(
                        "{\"error\":{\"status\":400,\"message\":\"the body of the request ends too early, or its chunks"
                                + " are none\"}}\n");
        assertThat(client.post("/quick", "1").statusCode()).isEqualTo(200);
        assertThat(failures).isEmpty();
    }

    private String answer(String text) throws Exception {
        try (RawClient raw = new RawClient(server.address())) {
            try {
                raw.send(text);
            } catch (SocketException closedBefore) {
                return "";
            }
            return raw.untilTheEnd();
        }
    }

    @Test
    void requestsOfTooManyBytesTogetherAreRefusedUntilTheOthersAreAnswered() throws Exception {
        String body = "1".repeat(1000);
        CompletableFuture<HttpResponse<String>> underWay =
                CompletableFuture.supplyAsync(() -> client.post("/held", body));
        entered.await();
        HttpResponse<String> other = client.post("/quick", body);
        assertThat(other.statusCode()).isEqualTo(503);
        assertThat(other.body())
                .isEqualTo("{\"error\":{\"status\":503,\"message\":\"requests of too many bytes are read at once:"
                        + " try again a moment later\"}}\n");
        assertThat(other.headers().firstValue("Retry-After")).isEqualTo(Optional.of("1"));
        assertThat(client.post("/quick", "1".repeat(500)).statusCode()).isEqualTo(200);
        released.countDown();
        assertThat(underWay.get().statusCode()).isEqualTo(200);
        for (int i = 0; i < 5; i++) {
            assertThat(client.post("/quick", body).body()).isEqualTo(body);
        }
    }

    /** As a page in a browser would have it whose name was made to lead to this machine. */
    @Test
    void namesThatAreNotThisMachinesAreRefused() throws Exception {
        for (String own : List.of(
                "localhost", "LocalHost:80", "app.localhost:1", "127.0.0.1", "127.8.9.10:99", "[::1]:5", "[0::1]")) {
            assertThat(answerTo("HTTP/1.1\r\nHost: " + own)).as(own).startsWith("HTTP/1.1 200 ");
        }
        for (String other : List.of(
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "evillocalhost",
                "[::2]",
                "[evil]",
                "10.0.0.1",
                "0.0.0.0",
                "localhost:x",
                "localhost@evil.example",
                "localhost, evil.example",
                "")) {
            assertThat(answerTo("HTTP/1.1\r\nHost: " + other))
                    .as(other)
                    .startsWith("HTTP/1.1 403 ")
                    .contains("\"message\":\"this server answers requests to this machine")
                    .doesNotContain("evil");
        }
        assertThat(answerTo("HTTP/1.1\r\nHost: localhost\r\nHost: evil.example"))
                .startsWith("HTTP/1.1 400 ");
        assertThat(answerTo("HTTP/1.1\r\nA: b")).startsWith("HTTP/1.1 400 ");
        assertThat(answerTo("HTTP/1.0\r\nA: b")).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz", "-1", "80000000", "ffffffff", "7fffffffffff", "8000000000000005"})
    void whatIsNoChunkIsAMistakeOfTheClientAlone(String size) throws Exception {
        String answer = answer("POST /quick HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
                + "Connection: close\r\n\r\n1\r\n1\r\n" + size + "\r\n11111\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .contains("\"message\":\"the body of the request ends too early, or its chunks are none\"");
        assertThat(client.post("/quick", "1").statusCode()).isEqualTo(200);
        assertThat(failures).isEmpty();
    }

    @Test
    void theNameThatWasGivenIsOneOfThisMachines() {
        HostNames names = HostNames.of("my-machine", InetAddress.getLoopbackAddress());
        names.require(List.of("My-Machine:80"), "HTTP/1.1");
        assertThatThrownBy(() -> names.require(List.of("other"), "HTTP/1.1")).isInstanceOf(Refusal.class);
    }

    @Test
    void aServerThatOthersReachTakesEveryName() throws Exception {
        HostNames names = HostNames.of("0.0.0.0", InetAddress.getByName("0.0.0.0"));
        names.require(List.of("evil.example"), "HTTP/1.1");
        names.require(null, "HTTP/1.1");
    }

    private String answerTo(String rest) throws Exception {
        try (RawClient raw = new RawClient(server.address())) {
            raw.send("POST /quick " + rest + "\r\nContent-Length: 1\r\nConnection: close\r\n\r\n1");
            return raw.untilTheEnd();
        }
    }
}
