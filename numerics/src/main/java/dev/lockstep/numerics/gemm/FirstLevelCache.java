package dev.lockstep.numerics.gemm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The size of a core's first-level cache of data, as the system tells it. */
final class FirstLevelCache {
    private static final Path CACHES = Path.of("/sys/devices/system/cpu/cpu0/cache");

    /** What most processors have at least; taken where the system does not tell. */
    private static final int USUAL_BYTES = 32 << 10;

    static final int BYTES = bytes(CACHES);

    private FirstLevelCache() {}

    /** The size by a folder as Linux has it: {@code index0}, {@code index1} and so on, each with a level, a type and a size such as {@code 48K}. */
    static int bytes(Path caches) {
        for (int i = 0; Files.isDirectory(caches.resolve("index" + i)); i++) {
            Path cache = caches.resolve("index" + i);
            try {
                String size = read(cache.resolve("size"));
                if (read(cache.resolve("level")).equals("1")
                        && read(cache.resolve("type")).equals("Data")
                        && size.matches("[1-9][0-9]{0,5}K")) {
                    return Integer.parseInt(size.substring(0, size.length() - 1)) << 10;
                }
            } catch (IOException notTold) {
                return USUAL_BYTES;
            }
        }
        return USUAL_BYTES;
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file).strip();
    }
}
