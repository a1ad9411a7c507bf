package dev.lockstep.distributed.worker;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.distributed.chain.Addresses;
import dev.lockstep.distributed.chain.BrokenLinkException;
import dev.lockstep.distributed.chain.Connection;
import dev.lockstep.distributed.chain.Link;
import dev.lockstep.distributed.chain.OrderedChain;
import dev.lockstep.distributed.chain.RunSecret;
import dev.lockstep.distributed.chain.Server;
import dev.lockstep.distributed.protocol.Request;
import dev.lockstep.distributed.step.SumOverSamples;
import dev.lockstep.distributed.step.Terms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A worker's connections to its neighbours, which another thread may cut. */
final class Neighbours implements SumOverSamples {
    private final Supplier<Server> listening;
    private final RunSecret secret;
    private final Duration limit;
    private final Activity activity;
    private final List<Runnable> held = new ArrayList<>();
    private int number;
    private int cutUpTo;
    private Optional<Server> server = Optional.empty();
    private Optional<OrderedChain> chain = Optional.empty();

    /** @param listening opens a server at which this worker is reached */
    Neighbours(Supplier<Server> listening, RunSecret secret, Duration limit, Activity activity) {
        this.listening = listening;
        this.secret = secret;
        this.limit = limit;
        this.activity = activity;
    }

    /** Listens for the neighbour before, and returns the address. */
    String listen(int newNumber) {
        begin(newNumber);
        Server opened = listening.get();
        hold(opened::close);
        server = Optional.of(opened);
        return opened.address();
    }

    /** Connects to both neighbours, where there are such. */
    void connect(DType dtype, Request.Connect message) {
        if (message.rank() == 0) {
            begin(message.chain());
        }
        Optional<Link> behind = message.behind().isEmpty()
                ? Optional.empty()
                : Optional.of(link(dtype, () -> Connection.connect(Addresses.of(message.behind()), limit, secret)));
        Optional<Link> before = message.rank() == 0 ? Optional.empty() : Optional.of(link(dtype, this::accepted));
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
        return new Link(made, dtype);
    }

    /** The neighbour before; no other is waited for. */
    private Connection accepted() {
        try (Server waiting = server.orElseThrow()) {
            return waiting.accept(limit, secret);
        }
    }

    private synchronized void hold(Runnable closing) {
        held.add(closing);
        if (number <= cutUpTo) {
            closeAll();
            throw new BrokenLinkException("the chain was given up");
        }
    }

    private void closeAll() {
        held.forEach(Runnable::run);
        held.clear();
    }
}
