package dev.lockstep.numerics.natives;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads the tables in which backends list their native libraries.
 *
 * <p>A line is {@code platform resource bytes sha256}, the checksum in hexadecimal; one that starts with {@code #} is a
 * comment.
 */
public final class PackagedFiles {
    private PackagedFiles() {}

    /**
     * The files that a table lists for a platform, in its order; whether they are on the class path or not.
     *
     * @param owner a class beside the table, of the class path that has the files
     * @param table the table's name
     * @param platform such as {@code linux-x86_64}, see {@link Host#platform}
     */
    public static List<PackagedFile> of(Class<?> owner, String table, String platform) {
        try (InputStream content = owner.getResourceAsStream(table);
                BufferedReader reader = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .filter(fields -> fields[0].equals(platform))
                    .map(fields -> new PackagedFile(owner, fields[1], Long.parseLong(fields[2]), fields[3]))
                    .toList();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
