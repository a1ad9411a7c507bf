package dev.lockstep.integration;

import dev.lockstep.api.Backend;
import dev.lockstep.api.BackendStatus;
import dev.lockstep.api.Backends;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Recording;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.BackendOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** What native libraries do to the JVM that loads them, in a JVM of its own. */
final class SignalsMain {
    /** SIGILL, SIGBUS, SIGFPE and SIGSEGV. */
    private static final Set<Integer> FAULTS = Set.of(4, 7, 8, 11);

    private static final double[] VALUES = new double[1024];
    private static final double[] SUMS = new double[4096];
    private static final int LOOKS_BETWEEN_COLLECTIONS = 4;
    private static int quotients;
    private static volatile boolean ended;

    private SignalsMain() {}

    /** {@code handlers}, or {@code safepoints} with the number of threads that run before or while the backends are listed. */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments[0].equals("handlers")) {
            handlers();
        } else {
            safepoints(Integer.parseInt(arguments[1]), arguments[2].equals("while"));
        }
        // Without an end of its own for each thread.
        System.exit(0);
    }

    /** Prints how signals are handled otherwise after each use of native code, then how a compiled division by zero ends. */
    private static void handlers() {
        for (int i = 1; i < 200_000; i++) {
            quotients += quotient(i, (i & 7) + 1);
        }
        SignalHandlers before = SignalHandlers.current();
        Backends backends = Backends.onClassPath();
        for (String name : List.of("blas", "opencl")) {
            BackendStatus status = backends.status(name, BackendOptions.DEFAULT).orElseThrow();
            System.out.println(name + " available " + status.isAvailable());
            print("probing", before);
            Backend backend = backends.open(Optional.of(name), BackendOptions.DEFAULT);
            print("opening", before);
            compute(backend, before);
            backend.close();
            print("closing", before);
        }
        int thrown = 0;
        for (int i = 0; i < 5; i++) {
            try {
                System.out.println("7 / 0 = " + quotient(7, 0));
            } catch (ArithmeticException expected) {
                thrown++;
            }
        }
        System.out.println("thrown " + thrown);
    }

    private static void compute(Backend backend, SignalHandlers before) {
        try (Matrix a = backend.matrix(DType.FLOAT64, 128, 128, new double[128 * 128]);
                Recording recording =
                        backend.record(step -> step.keep(a.matmul(a).tanh().sum()))) {
            print("compiling", before);
            recording.run();
            backend.finish();
            print("finishing", before);
            a.matmul(a).toArray();
            print("reading", before);
        }
    }

    private static void print(String stage, SignalHandlers before) {
        System.out.println(stage + " " + before.changes());
    }

    /** Threads in compiled loops, which the JVM stops by faults. */
    private static void safepoints(int threads, boolean listedWhileTheyRun) throws InterruptedException {
        Arrays.fill(VALUES, 1.5);
        for (int i = 0; i < 200; i++) {
            SUMS[0] += sum(100_000);
        }
        if (!listedWhileTheyRun) {
            list();
        }
        CountDownLatch running = new CountDownLatch(threads);
        for (int thread = 1; thread <= threads; thread++) {
            int place = 64 * thread;
            start(() -> {
                running.countDown();
                while (!ended) {
                    SUMS[place] += sum(listedWhileTheyRun ? 300_000 : 50_000_000);
                    if (listedWhileTheyRun) {
                        // The listing needs a processor too. Of some hundred collections each finds a thread in the
                        // loop or not.
                        LockSupport.parkNanos(1_000_000);
                    }
                }
            });
        }
        running.await();
        Thread.sleep(200);
        if (listedWhileTheyRun) {
            SignalHandlers before = SignalHandlers.current();
            Set<String> changes = ConcurrentHashMap.newKeySet();
            start(() -> {
                for (int look = 1; !ended; look++) {
                    Map<Integer, String> changed = before.changes();
                    changed.keySet().retainAll(FAULTS);
                    changes.add(changed.toString());
                    if (look % LOOKS_BETWEEN_COLLECTIONS == 0) {
                        System.gc();
                    }
                    LockSupport.parkNanos(2_000_000);
                }
            });
            list();
            System.out.println("meanwhile " + changes);
        }
        for (int round = 0; round < 5; round++) {
            System.gc();
            Thread.sleep(5);
        }
        System.out.println("survived");
    }

    private static void list() {
        Backends.onClassPath()
                .list(BackendOptions.DEFAULT)
                .forEach(status -> System.out.println(status.name() + " available " + status.isAvailable()));
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    private static int quotient(int a, int b) {
        return a / b;
    }

    /** A loop that polls for a safepoint each time round, as its counter is a long. */
    private static double sum(long terms) {
        double sum = 0;
        for (long i = 0; i < terms; i++) {
            sum += VALUES[(int) (i & 1023)] * 1.0000001;
        }
        return sum;
    }
}
