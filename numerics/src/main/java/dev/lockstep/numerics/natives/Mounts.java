package dev.lockstep.numerics.natives;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the system says of file systems. */
public final class Mounts {
    private static final Path TABLE = Path.of("/proc/self/mountinfo");
    private static final int PLACE = 4;
    private static final int OPTIONS = 5;

    private static final long LITTLE = 1 << 20;

    private Mounts() {}

    /** Whether libraries can not be loaded from a folder, there or not yet, as its file system is mounted with {@code noexec}. */
    public static boolean forbidLoading(Path folder) {
        try {
            return forbidLoading(real(folder), Files.readAllLines(TABLE, StandardCharsets.ISO_8859_1));
        } catch (IOException unknown) {
            return false;
        }
    }

    /** Whether there is no room for a file of some size in a folder, there or not yet; where that is not known there is. */
    public static boolean isFull(Path folder) {
        try {
            for (Path each = folder.toAbsolutePath(); each != null; each = each.getParent()) {
                if (Files.exists(each)) {
                    FileStore store = Files.getFileStore(each);
                    return store.getTotalSpace() > 0 && store.getUsableSpace() < LITTLE;
                }
            }
            return false;
        } catch (IOException unknown) {
            return false;
        }
    }

    /** The mount of the longest place that holds the folder counts, of two with the same place the later. */
    static boolean forbidLoading(Path folder, List<String> table) {
        int longest = -1;
        boolean forbidden = false;
        for (String line : table) {
            String[] fields = line.split(" ");
            if (fields.length > OPTIONS) {
                Path place = Path.of(unescaped(fields[PLACE]));
                if (folder.startsWith(place) && place.getNameCount() >= longest) {
                    longest = place.getNameCount();
                    forbidden = List.of(fields[OPTIONS].split(",")).contains("noexec");
                }
            }
        }
        return forbidden;
    }

    /** The folder without links, as far as it exists. */
    private static Path real(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        for (Path existing = absolute; existing != null; existing = existing.getParent()) {
            if (Files.exists(existing)) {
                return existing.toRealPath().resolve(existing.relativize(absolute));
            }
        }
        return absolute;
    }

    /** Space, tab, newline and backslash stand there as a backslash and three octal digits. */
    private static String unescaped(String field) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            if (field.startsWith("\\", i) && i + 3 < field.length()) {
                text.append((char) Integer.parseInt(field.substring(i + 1, i + 4), 8));
                i += 3;
            } else {
                text.append(field.charAt(i));
            }
        }
        return text.toString();
    }
}
