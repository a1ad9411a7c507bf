package dev.lockstep.distributed.worker;

import dev.lockstep.distributed.chain.RunSecret;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Workers that are threads, whose connections to their neighbours can be broken. */
public final class BreakableWorkers {
    private final List<Neighbours> known = new CopyOnWriteArrayList<>();

    public void start(int port, RunSecret secret, int number) {
        InetSocketAddress leader = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        WorkerPlace place = new WorkerPlace(number, 1, "thread " + number);
        Thread thread = new Thread(() -> Worker.work(leader, secret, place, known::add), "worker-" + number);
        thread.setDaemon(true);
        thread.start();
    }

    /** Breaks those of one of them, and returns how many there were. */
    public int breakConnections(int which) {
        return known.get(which % known.size()).breakOff();
    }
}
