package dev.lockstep.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** The JVM's compiler, as far as the JVM tells what it does. */
final class JitCompiler {
    private static final String COMMANDS = "com.sun.management:type=DiagnosticCommand";
    private static final String QUEUE = "compilerQueue";

    private final CompilationMXBean bean = ManagementFactory.getCompilationMXBean();
    private long timeBefore = -1;

    /** Whether nothing has been compiled since the last call, and nothing is being compiled or waits for it. */
    boolean hasBeenIdle() {
        long time = bean != null && bean.isCompilationTimeMonitoringSupported() ? bean.getTotalCompilationTime() : 0;
        boolean idle = time == timeBefore && isQueueEmpty();
        timeBefore = time;
        return idle;
    }

    private static boolean isQueueEmpty() {
        try {
            Object queue = ManagementFactory.getPlatformMBeanServer()
                    .invoke(new ObjectName(COMMANDS), QUEUE, new Object[0], new String[0]);
            return isEmpty(String.valueOf(queue));
        } catch (JMException notOffered) {
            return true;
        }
    }

    /** Whether the listing has headings only: what is compiled, or waits, stands on a line of its own beneath one. */
    static boolean isEmpty(String queue) {
        return queue.lines()
                .map(String::strip)
                .allMatch(line -> line.isEmpty() || line.endsWith(":") || line.equals("Empty"));
    }
}
