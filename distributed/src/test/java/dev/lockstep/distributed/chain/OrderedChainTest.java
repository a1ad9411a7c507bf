package dev.lockstep.distributed.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.distributed.step.InOrder;
import dev.lockstep.distributed.step.Terms;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderedChainTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final RunSecret SECRET = RunSecret.draw();

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void everyRankHasTheSumOfAllBlocksInOrder(DType dtype) throws Exception {
        int length = 20_000;
        List<double[]> blocks = blocks(5, length);
        double[] expected = new double[length];
        InOrder.add(dtype, expected, blocks);
        List<OrderedChain> chains = chains(dtype, 3);
        List<List<double[]>> shares = List.of(blocks.subList(0, 2), List.of(), blocks.subList(2, 5));
        for (int round = 0; round < 2; round++) {
            List<Future<double[]>> sums = new ArrayList<>();
            for (int rank = 0; rank < 3; rank++) {
                OrderedChain chain = chains.get(rank);
                List<double[]> share = shares.get(rank);
                sums.add(threads.submit(() -> added(chain, dtype, share, length)));
            }
            for (Future<double[]> sum : sums) {
                assertThat(bits(sum.get())).isEqualTo(bits(expected));
            }
        }
        chains.forEach(OrderedChain::close);
    }

    private static double[] added(OrderedChain chain, DType dtype, List<double[]> share, int length) {
        try (Backend backend = Backends.open("java")) {
            List<Matrix> blocks = share.stream()
                    .map(block -> backend.matrix(dtype, 1, length, block))
                    .toList();
            Matrix sum = backend.zeros(dtype, 1, length);
            chain.add(List.of(new Terms(blocks, sum)));
            return sum.toArray();
        }
    }

    @Test
    void aStrangersConnectionDoesNotCount() throws Exception {
        try (Server server = Server.at(InetAddress.getLoopbackAddress())) {
            SocketAddress address = Addresses.of(server.address());
            Future<Link> accepted = threads.submit(() -> new Link(server.accept(LIMIT, SECRET), DType.FLOAT64));
            assertThatThrownBy(() -> Connection.connect(address, LIMIT, RunSecret.draw()))
                    .isInstanceOf(LockstepException.class);
            try (Socket noise = stranger(server);
                    OutputStream out = noise.getOutputStream()) {
                out.write(new byte[64]);
            }
            try (Link known = new Link(Connection.connect(address, LIMIT, SECRET), DType.FLOAT64);
                    Link other = accepted.get()) {
                known.send(part(-0.0, 1), 2);
                known.flush();
                Part received = part(0, 0);
                other.receive(received, 2);
                assertThat(numbers(received, 2)).isEqualTo(numbers(part(-0.0, 1), 2));
                known.send(received, 2);
                known.flush();
                assertThatThrownBy(() -> other.receive(received, 1)).hasMessageContaining("damaged");
            }
        }
    }

    @Test
    void aSocketOfTheMachineIsOfOneUserAndGoesWithItsServer(@TempDir Path parent) throws Exception {
        Path folder = parent.resolve("of-worker");
        try (Server server = Server.in(folder)) {
            assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
            SocketAddress address = Addresses.of(server.address());
            Future<Link> accepted = threads.submit(() -> new Link(server.accept(LIMIT, SECRET), DType.FLOAT64));
            assertThatThrownBy(() -> Connection.connect(address, LIMIT, RunSecret.draw()))
                    .isInstanceOf(LockstepException.class);
            try (Link known = new Link(Connection.connect(address, LIMIT, SECRET), DType.FLOAT64);
                    Link other = accepted.get()) {
                known.send(part(-0.0, 1), 2);
                known.flush();
                Part received = part(0, 0);
                other.receive(received, 2);
                assertThat(numbers(received, 2)).isEqualTo(numbers(part(-0.0, 1), 2));
            }
        }
        assertThat(folder).doesNotExist();
        assertThatThrownBy(() -> Server.in(parent.resolve("too-long".repeat(20))))
                .isInstanceOf(LockstepException.class)
                .hasMessageContaining("java.io.tmpdir");
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void aDamagedChunkIsAnError() throws Exception {
        try (Server server = Server.at(InetAddress.getLoopbackAddress())) {
            Future<Link> accepted = threads.submit(() -> new Link(server.accept(LIMIT, SECRET), DType.FLOAT64));
            try (Socket neighbour = stranger(server);
                    DataInputStream in = new DataInputStream(neighbour.getInputStream());
                    DataOutputStream out = new DataOutputStream(neighbour.getOutputStream())) {
                SECRET.prove(in, out, true);
                try (Link link = accepted.get()) {
                    out.writeLong(0);
                    out.writeInt(1);
                    out.writeDouble(0.1);
                    out.writeInt(0);
                    assertThatThrownBy(() -> link.receive(part(0), 1))
                            .isInstanceOf(LockstepException.class)
                            .hasMessageContaining("checksum");
                }
            }
        }
    }

    /** One that were given time for each byte would use up that of the neighbour behind it. */
    @Test
    void aStrangerWhoIsSlowHasTheTimeOfOne() throws Exception {
        try (Server server = Server.at(InetAddress.getLoopbackAddress());
                Socket stranger = stranger(server)) {
            Future<Link> accepted =
                    threads.submit(() -> new Link(server.accept(Duration.ofMillis(500), SECRET), DType.FLOAT64));
            int sent = 0;
            try {
                while (sent < 60 && !accepted.isDone()) {
                    stranger.getOutputStream().write(sent++);
                    Thread.sleep(100);
                }
            } catch (SocketException closed) {
                assertThat(sent).isPositive();
            }
            assertThatThrownBy(accepted::get).hasMessageContaining("in time");
            assertThat(sent).isLessThan(32);
        }
    }

    @Test
    void aNeighbourThatIsGoneIsAnError() throws Exception {
        try (Server server = Server.at(InetAddress.getLoopbackAddress())) {
            SocketAddress address = Addresses.of(server.address());
            Future<Link> accepted = threads.submit(() -> new Link(server.accept(LIMIT, SECRET), DType.FLOAT64));
            try (Link link = new Link(Connection.connect(address, LIMIT, SECRET), DType.FLOAT64)) {
                accepted.get().close();
                assertThatThrownBy(() -> link.receive(part(0), 1)).hasMessageContaining("closed");
            }
        }
    }

    private static Socket stranger(Server server) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.port());
    }

    private List<OrderedChain> chains(DType dtype, int workers) throws Exception {
        List<Optional<Link>> before = new ArrayList<>(List.of(Optional.empty()));
        List<Optional<Link>> behind = new ArrayList<>();
        for (int rank = 1; rank < workers; rank++) {
            try (Server server = Server.at(InetAddress.getLoopbackAddress())) {
                Future<Link> accepted = threads.submit(() -> new Link(server.accept(LIMIT, SECRET), dtype));
                behind.add(Optional.of(
                        new Link(Connection.connect(Addresses.of(server.address()), LIMIT, SECRET), dtype)));
                before.add(Optional.of(accepted.get()));
            }
        }
        behind.add(Optional.empty());
        List<OrderedChain> chains = new ArrayList<>();
        for (int rank = 0; rank < workers; rank++) {
            chains.add(new OrderedChain(dtype, before.get(rank), behind.get(rank)));
        }
        return chains;
    }

    private static Part part(double... numbers) {
        Part part = Part.of(DType.FLOAT64, numbers.length);
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Double.BYTES);
        bytes.asDoubleBuffer().put(numbers);
        part.read(bytes, numbers.length);
        return part;
    }

    private static ByteBuffer numbers(Part part, int count) {
        ByteBuffer bytes = ByteBuffer.allocate(count * Double.BYTES);
        part.write(bytes, count);
        return bytes;
    }

    private static List<double[]> blocks(int count, int length) {
        Random random = new Random(256);
        List<double[]> blocks = new ArrayList<>();
        for (int block = 0; block < count; block++) {
            double[] values = new double[length];
            for (int i = 0; i < length; i++) {
                values[i] = (float) Math.scalb(random.nextDouble() - 0.5, random.nextInt(30));
            }
            blocks.add(values);
        }
        return blocks;
    }

    private static List<Long> bits(double[] values) {
        List<Long> bits = new ArrayList<>();
        for (double value : values) {
            bits.add(Double.doubleToLongBits(value));
        }
        return bits;
    }
}
