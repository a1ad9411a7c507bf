package dev.lockstep.backend.blas.internal.certification;

import dev.lockstep.backend.blas.internal.tile.TileShape;
import dev.lockstep.numerics.natives.Checksums;
import dev.lockstep.numerics.natives.Ownership;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was found about shapes, in a file that belongs to one library on one kind of processor, so that it is found out once.
 *
 * <p>A line is {@code dgemm NN m n k strideA strideB strideC pass|fail seal}, with T for a transposed operand. Each is appended by one write, so that several processes
 * can share the file. The seal is the beginning of the SHA-256 of the file's name, a newline and the line before it: lines of another form,
 * that were edited or that come from another library's file are passed over, and so is a file that others could have written. Without a file, or
 * where it cannot be written, results last as long as the process.
 */
final class Certificates {
    private static final Pattern LINE = Pattern.compile(
            "([ds]gemm) ([NT])([NT]) (\\d{1,9}) (\\d{1,9}) (\\d{1,9}) (\\d{1,9}) (\\d{1,9}) (\\d{1,9}) (pass|fail) ([0-9a-f]{32})");

    private final Map<Entry, Boolean> results = new ConcurrentHashMap<>();
    private final Optional<Path> file;

    Certificates(Optional<Path> file) {
        this.file = file;
        file.filter(Certificates::isOwn).ifPresent(this::read);
    }

    Optional<Boolean> find(String function, TileShape shape) {
        return Optional.ofNullable(results.get(new Entry(function, shape)));
    }

    void add(String function, TileShape shape, boolean passed) {
        if (results.put(new Entry(function, shape), passed) == null && file.isPresent()) {
            String line = line(function, shape, passed);
            append(file.get(), line + " " + seal(file.get(), line));
        }
    }

    private void read(Path path) {
        try {
            for (String line :
                    Files.readString(path, StandardCharsets.ISO_8859_1).split("\n")) {
                Matcher fields = LINE.matcher(line);
                if (fields.matches() && line.endsWith(seal(path, line.substring(0, fields.end(10))))) {
                    TileShape shape = new TileShape(
                            number(fields, 4),
                            number(fields, 5),
                            number(fields, 6),
                            number(fields, 7),
                            number(fields, 8),
                            number(fields, 9),
                            fields.group(2).equals("T"),
                            fields.group(3).equals("T"));
                    results.put(
                            new Entry(fields.group(1), shape), fields.group(10).equals("pass"));
                }
            }
        } catch (IOException unreadable) {
            results.clear();
        }
    }

    private static int number(Matcher fields, int group) {
        return Integer.parseInt(fields.group(group));
    }

    private static void append(Path path, String line) {
        try {
            Ownership.createFolder(path.getParent());
            if (!isOwn(path)) {
                Files.deleteIfExists(path);
            }
            try (FileChannel channel = FileChannel.open(
                    path,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                    Ownership.ofUserAlone("rw-------"))) {
                // The first newline ends a line that another process was killed in.
                channel.write(ByteBuffer.wrap(("\n" + line + "\n").getBytes(StandardCharsets.ISO_8859_1)));
            }
        } catch (IOException unwritable) {
            // Found out again by the next process.
        }
    }

    /** Whether the file is there, and nobody but this user or the administrator could have written it. */
    private static boolean isOwn(Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Ownership.isSafe(file);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static String seal(Path file, String line) {
        return Checksums.sha256(file.getFileName() + "\n" + line).substring(0, 32);
    }

    private static String line(String function, TileShape shape, boolean passed) {
        return String.join(
                " ",
                function,
                shape.flagA() + shape.flagB(),
                Integer.toString(shape.m()),
                Integer.toString(shape.n()),
                Integer.toString(shape.k()),
                Integer.toString(shape.strideA()),
                Integer.toString(shape.strideB()),
                Integer.toString(shape.strideC()),
                passed ? "pass" : "fail");
    }

    private record Entry(String function, TileShape shape) {}
}
