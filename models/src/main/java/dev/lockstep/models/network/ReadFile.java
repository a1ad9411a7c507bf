package dev.lockstep.models.network;

import dev.lockstep.data.DataSource;
import java.nio.file.Path;

/**
 * A file that data were read from.
 *
 * @param name without its folder
 * @param sha256 of its bytes, in hexadecimal digits
 * @param rows that it has, those included that are left out
 * @param columns that it has, those included that are not used
 */
public record ReadFile(String name, String sha256, int rows, int columns) {
    /** @param path as the network file has it */
    static ReadFile of(String path, DataSource source) {
        return new ReadFile(
                String.valueOf(Path.of(path).getFileName()),
                source.sha256(),
                source.size(),
                source.columns().size());
    }
}
