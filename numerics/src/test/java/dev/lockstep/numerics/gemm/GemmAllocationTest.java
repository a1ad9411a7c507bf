package dev.lockstep.numerics.gemm;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.numerics.parallel.WorkerPool;
import dev.lockstep.numerics.vector.VectorSupport;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Once compiled, a product allocates nothing on any thread; the tolerance is for what the virtual machine itself allocates. */
class GemmAllocationTest {
    private static final OperatingSystemMXBean SPENT = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private static final long TOLERANCE_BYTES_PER_CALL = 16;
    private static final int CALLS = 100;

    /** How much processor time the compiler may take until it has removed temporary objects; on a machine with other work it takes longer. */
    private static final long MOST_NANOSECONDS = TimeUnit.SECONDS.toNanos(60);

    @ParameterizedTest
    @CsvSource({
        "true, 4, 4, 2, 1",
        "true, 64, 10, 100, 1",
        "true, 1, 300, 70, 1",
        "true, 300, 1, 70, 1",
        "true, 70, 130, 300, 2",
        "true, 200, 130, 150, 1",
        "false, 4, 4, 2, 1",
        "false, 64, 10, 100, 1",
        "false, 1, 300, 70, 1",
        "false, 70, 130, 300, 2"
    })
    void steadyStateAllocatesNothing(boolean vector, int m, int n, int k, int threads) {
        Gemm gemm = VectorSupport.of(BackendOptions.DEFAULT.with("vector", vector ? "on" : "off"))
                .gemm();
        double[] a = new double[m * k];
        double[] b = new double[k * n];
        double[] c = new double[m * n];
        float[] floatA = new float[m * k];
        float[] floatB = new float[k * n];
        float[] floatC = new float[m * n];
        try (WorkerPool pool = new WorkerPool(threads)) {
            ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long[] computing = computingThreads();
            long least = Long.MAX_VALUE;
            long begin = SPENT.getProcessCpuTime();
            while (least > TOLERANCE_BYTES_PER_CALL * CALLS && SPENT.getProcessCpuTime() - begin < MOST_NANOSECONDS) {
                long before = allocatedBy(bean, computing);
                for (int i = 0; i < CALLS; i++) {
                    boolean transpose = (i & 1) == 0;
                    gemm.multiply(a, transpose, b, !transpose, c, m, n, k, pool);
                    gemm.multiply(floatA, transpose, floatB, transpose, floatC, m, n, k, pool);
                }
                least = Math.min(least, allocatedBy(bean, computing) - before);
            }
            assertThat(least).isLessThanOrEqualTo(TOLERANCE_BYTES_PER_CALL * CALLS);
        }
    }

    private static long[] computingThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread == Thread.currentThread() || thread.getName().startsWith("lockstep-worker"))
                .mapToLong(Thread::getId)
                .toArray();
    }

    private static long allocatedBy(ThreadMXBean bean, long[] threads) {
        long total = 0;
        for (long thread : threads) {
            total += bean.getThreadAllocatedBytes(thread);
        }
        return total;
    }
}
