package dev.lockstep.bench;

/** Arithmetic in registers, which nothing but the processor's clock and whatever else runs on its core slows: it needs no memory. */
final class RegisterLoop implements Runnable {
    /** About a sixth of a millisecond. */
    private static final int TURNS = 150_000;

    private double speed;

    /** What the loop came to, so that it is computed. */
    private long result;

    private RegisterLoop() {}

    /** Turns a nanosecond, of the slowest of so many threads that run it at once, the caller among them. */
    static double slowestOf(int threads) {
        RegisterLoop[] loops = new RegisterLoop[threads];
        Thread[] others = new Thread[threads - 1];
        for (int i = 0; i < others.length; i++) {
            loops[i] = new RegisterLoop();
            others[i] = new Thread(loops[i], "lockstep-bench-speed");
            others[i].setDaemon(true);
            others[i].start();
        }
        RegisterLoop own = new RegisterLoop();
        own.run();
        double slowest = own.speed;
        for (int i = 0; i < others.length; i++) {
            join(others[i]);
            slowest = Math.min(slowest, loops[i].speed);
        }
        return slowest;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }

    /** Five chains of two operations each, which do not wait for each other: together they fill the core. */
    @Override
    public void run() {
        long begin = System.nanoTime();
        long a = 1;
        long b = 2;
        long c = 3;
        long d = 4;
        long e = 5;
        for (int i = 0; i < TURNS; i++) {
            a = a << 1 ^ i;
            b = (b >> 1) + i;
            c = (c ^ i) + 7;
            d = d - i ^ 3;
            e = e + i ^ 5;
        }
        result = a + b + c + d + e;
        speed = TURNS / (double) Math.max(1, System.nanoTime() - begin);
    }
}
