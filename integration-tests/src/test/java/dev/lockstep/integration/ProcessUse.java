package dev.lockstep.integration;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What this process holds, once the heap is collected.
 *
 * @param heap in KiB
 * @param resident memory in KiB, as Linux counts it
 * @param threads of the process, those of libraries too
 * @param descriptors of open files
 */
record ProcessUse(long heap, long resident, long threads, long descriptors) {
    static ProcessUse now() throws IOException {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 10;
        return new ProcessUse(heap, residentMemory(), entries("/proc/self/task"), entries("/proc/self/fd"));
    }

    private static long residentMemory() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }

    private static long entries(String folder) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of(folder))) {
            return entries.count();
        }
    }

    /** The numbers in their order, as {@link #parse} reads them. */
    String line() {
        return heap + " " + resident + " " + threads + " " + descriptors;
    }

    static ProcessUse parse(String line) {
        String[] numbers = line.split(" ");
        return new ProcessUse(
                Long.parseLong(numbers[0]),
                Long.parseLong(numbers[1]),
                Long.parseLong(numbers[2]),
                Long.parseLong(numbers[3]));
    }
}
