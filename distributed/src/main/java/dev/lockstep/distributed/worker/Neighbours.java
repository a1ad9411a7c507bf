package dev.lockstep.distributed.worker;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.distributed.chain.BrokenLinkException;
import dev.lockstep.distributed.chain.Connection;
import dev.lockstep.distributed.chain.Link;
import dev.lockstep.distributed.chain.OrderedChain;
import dev.lockstep.distributed.chain.RunSecret;
import dev.lockstep.distributed.protocol.Request;
import dev.lockstep.distributed.step.SumOverSamples;
import dev.lockstep.distributed.step.Terms;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A worker's connections to its neighbours, which another thread may cut. */
final class Neighbours implements SumOverSamples {
    private final InetAddress here;
    private final RunSecret secret;
    private final Duration limit;
    private final Activity activity;
    private final List<Closing> held = new ArrayList<>();
    private int number;
    private int cutUpTo;
    private Optional<ServerSocket> server = Optional.empty();
    private Optional<OrderedChain> chain = Optional.empty();

    /** What closes a connection or a port. */
    private interface Closing {
        void close() throws IOException;
    }

    /** @param here the address at which this worker is reached */
    Neighbours(InetAddress here, RunSecret secret, Duration limit, Activity activity) {
        this.here = here;
        this.secret = secret;
        this.limit = limit;
        this.activity = activity;
    }

    /** Opens a port for the neighbour before, and returns it. */
    int listen(int newNumber) {
        begin(newNumber);
        ServerSocket opened = Connection.listen(here);
        hold(opened::close);
        server = Optional.of(opened);
        return opened.getLocalPort();
    }

    /** Connects to both neighbours, where there are such. */
    void connect(DType dtype, Request.Connect message) {
        if (message.rank() == 0) {
            begin(message.chain());
        }
        Optional<Link> behind = message.portBehind() == 0
                ? Optional.empty()
                : Optional.of(link(
                        dtype,
                        () -> Connection.connect(
                                new InetSocketAddress(message.hostBehind(), message.portBehind()), limit, secret)));
        Optional<Link> before = message.rank() == 0
                ? Optional.empty()
                : Optional.of(link(dtype, () -> Connection.accept(server.orElseThrow(), limit, secret)));
        chain = Optional.of(new OrderedChain(dtype, before, behind));
    }

    @Override
    public void add(List<Terms> sums) {
        activity.waits(() -> {
            chain.orElseThrow(() -> new BrokenLinkException("there are no neighbours any more"))
                    .add(sums);
            return sums;
        });
    }

    /** Cuts the connections of a chain and of those before it, so that whoever waits for a neighbour fails. */
    synchronized void cut(int ofChain) {
        cutUpTo = Math.max(cutUpTo, ofChain);
        if (number <= cutUpTo) {
            closeAll();
        }
    }

    /** Breaks the connections that there are, and returns how many. */
    synchronized int breakOff() {
        int count = held.size();
        closeAll();
        return count;
    }

    private synchronized void begin(int newNumber) {
        closeAll();
        number = newNumber;
        chain = Optional.empty();
    }

    private Link link(DType dtype, Supplier<Connection> making) {
        Connection made = activity.waits(making);
        hold(made::close);
        return new Link(made.waiting(Duration.ZERO), dtype);
    }

    private synchronized void hold(Closing closing) {
        held.add(closing);
        if (number <= cutUpTo) {
            closeAll();
            throw new BrokenLinkException("the chain was given up");
        }
    }

    private void closeAll() {
        for (Closing closing : held) {
            try {
                closing.close();
            } catch (IOException failure) {
                throw new BrokenLinkException("a port could not be closed", failure);
            }
        }
        held.clear();
    }
}
