package dev.lockstep.distributed.worker;

import dev.lockstep.distributed.chain.RunSecret;
import dev.lockstep.distributed.run.RunWatch;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** Workers that are threads, whose connections to their neighbours can be broken. */
public final class BreakableWorkers {
    private final List<Neighbours> known = new CopyOnWriteArrayList<>();

    public void start(int port, RunSecret secret, int number) {
        InetSocketAddress leader = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        WorkerPlace place = new WorkerPlace(number, 1, "thread " + number, Optional.empty());
        Thread thread = new Thread(() -> work(leader, secret, place), "worker-" + number);
        thread.setDaemon(true);
        thread.start();
    }

    /** Works in this thread, as {@link Worker#work} does. */
    public void work(InetSocketAddress leader, RunSecret secret, WorkerPlace place) {
        Worker.work(leader, secret, place, known::add);
    }

    /** Breaks at least four connections at moments of a run that are drawn, from its first to its last epoch. */
    public void breakFour(RunWatch watch, int epochs, Random random) {
        for (int broken = 0; broken < 4; ) {
            watch.await(Math.min(watch.epoch() + 1 + random.nextInt(10), epochs - 10));
            broken += known.get(random.nextInt(known.size())).breakOff();
        }
    }
}
