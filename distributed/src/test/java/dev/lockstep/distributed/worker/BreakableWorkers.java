package dev.lockstep.distributed.worker;

import dev.lockstep.distributed.chain.RunSecret;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Workers that are threads, whose connections to their neighbours can be broken. */
public final class BreakableWorkers {
    private final List<Neighbours> known = new CopyOnWriteArrayList<>();

    public void start(int port, RunSecret secret, int number) {
        Thread thread = new Thread(() -> Worker.work(port, secret, number, known::add), "worker-" + number);
        thread.setDaemon(true);
        thread.start();
    }

    /** Breaks those of one of them, and returns how many there were. */
    public int breakConnections(int which) {
        return known.get(which % known.size()).breakOff();
    }
}
