package dev.lockstep.integration;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Structure;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What native libraries hold of this process's memory: all that the C library's malloc has given out, less what the JVM says that it has of it, which
 * takes {@code -XX:NativeMemoryTracking=summary}. Neither compiled code, nor classes, nor memory that malloc keeps for later count.
 */
final class NativeUse {
    private static final Pattern OF_THE_JVM = Pattern.compile("\\((?:malloc|arena|tracking overhead)=([0-9]+)KB");

    /** Those that are in use; the JVM leaves them out of what it says of malloc. */
    private static final Pattern OF_ARENAS = Pattern.compile("\\(arena=([0-9]+)KB");

    /** A reading counts if the JVM's share did not change meanwhile, as it does while code is compiled; the least of several is right. */
    private static final int READINGS = 5;

    private static final int MOST_READINGS = 200;
    private static final long APART = 5_000_000;

    private NativeUse() {}

    /** That of glibc 2.33 and later. */
    public interface Allocator extends Library {
        Counters mallinfo2();
    }

    /** In bytes. */
    @Structure.FieldOrder({
        "arena",
        "ordblks",
        "smblks",
        "hblks",
        "hblkhd",
        "usmblks",
        "fsmblks",
        "uordblks",
        "fordblks",
        "keepcost"
    })
    public static final class Counters extends Structure implements Structure.ByValue {
        public long arena;
        public long ordblks;
        public long smblks;
        public long hblks;
        public long hblkhd;
        public long usmblks;
        public long fsmblks;
        public long uordblks;
        public long fordblks;
        public long keepcost;
    }

    /** In KiB. */
    static long now() {
        Allocator allocator = Native.load("c", Allocator.class);
        long least = Long.MAX_VALUE;
        long last = 0;
        int counted = 0;
        for (int reading = 0; reading < MOST_READINGS && counted < READINGS; reading++) {
            LockSupport.parkNanos(APART);
            long ofTheJvm = ofTheJvm();
            Counters counters = allocator.mallinfo2();
            last = ((counters.uordblks + counters.hblkhd) >> 10) - ofTheJvm;
            if (ofTheJvm == ofTheJvm()) {
                least = Math.min(least, last);
                counted++;
            }
        }
        return counted > 0 ? least : last;
    }

    /** What the arenas hold in which the JVM compiles, in KiB. */
    static long arenas() {
        return sum(OF_ARENAS);
    }

    private static long ofTheJvm() {
        return sum(OF_THE_JVM);
    }

    private static long sum(Pattern part) {
        return part.matcher(diagnose("vmNativeMemory", "summary"))
                .results()
                .mapToLong(each -> Long.parseLong(each.group(1)))
                .sum();
    }

    /** What a diagnostic command of the JVM prints. */
    static String diagnose(String command, String... arguments) {
        boolean takesArguments = arguments.length > 0;
        try {
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            command,
                            takesArguments ? new Object[] {arguments} : new Object[0],
                            takesArguments ? new String[] {String[].class.getName()} : new String[0]);
        } catch (JMException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
