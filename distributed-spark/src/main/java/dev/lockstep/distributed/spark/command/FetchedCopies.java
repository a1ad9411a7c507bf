package dev.lockstep.distributed.spark.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Temporary copies of files for whoever leads a run, who deletes those that it takes; of the others nothing stays. */
final class FetchedCopies {
    private final Set<Path> made = ConcurrentHashMap.newKeySet();

    /** A copy, which is gone where its content can not be read or has no room. */
    Path of(InputStream content) throws IOException {
        Path copy = Files.createTempFile("lockstep-", ".data");
        made.add(copy);
        copy.toFile().deleteOnExit();
        try {
            Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (IOException failure) {
            Files.delete(copy);
            throw failure;
        }
    }

    /** Deletes those that nobody has taken, before the process ends without its hooks. */
    void delete() {
        for (Path copy : made) {
            try {
                Files.deleteIfExists(copy);
            } catch (IOException stays) {
                continue;
            }
        }
    }
}
