package dev.lockstep.distributed.spark.stage;

import dev.lockstep.distributed.run.WorkersLostException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The addresses of a standalone master, of which Spark itself says only after a minute and a half that nobody is there. */
final class MasterAddresses {
    private static final String SCHEME = "spark://";
    private static final int MOST_SECONDS = 5;

    private MasterAddresses() {}

    /**
     * Requires that somebody takes a connection at one of them. Other kinds of masters, and what is no address, are Spark's to judge.
     *
     * @param master as Spark is told it: of masters that stand in for each other, addresses with commas between
     * @throws WorkersLostException if nobody does, with the reason of each
     */
    static void requireOne(String master) {
        if (!master.startsWith(SCHEME)) {
            return;
        }
        List<String> obstacles = new ArrayList<>();
        for (String address : master.substring(SCHEME.length()).split(",", -1)) {
            Optional<String> obstacle = obstacle(address);
            if (obstacle.isEmpty()) {
                return;
            }
            obstacles.add(address + ": " + obstacle.get());
        }
        throw new WorkersLostException(
                "Spark could not be started: its master can not be reached (" + String.join("; ", obstacles) + ")");
    }

    private static Optional<String> obstacle(String address) {
        try (Socket socket = new Socket()) {
            URI uri = new URI(SCHEME + address);
            if (uri.getHost() == null || uri.getPort() < 0) {
                return Optional.empty();
            }
            InetSocketAddress place = new InetSocketAddress(uri.getHost(), uri.getPort());
            if (place.isUnresolved()) {
                return Optional.of("this host is not known here");
            }
            socket.connect(place, MOST_SECONDS * 1000);
            return Optional.empty();
        } catch (SocketTimeoutException silence) {
            return Optional.of("no answer for " + MOST_SECONDS + " s");
        } catch (IOException failure) {
            return Optional.of(String.valueOf(failure.getMessage()));
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }
}
