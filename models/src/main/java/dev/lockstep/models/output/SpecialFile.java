package dev.lockstep.models.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells kinds of files that Java does not: by their mode, where the file system has modes. */
public enum SpecialFile {
    PIPE(0010000),
    SOCKET(0140000);

    /** The bits of a mode that say what a file is. */
    private static final int MASK = 0170000;

    private final int bits;

    SpecialFile(int bits) {
        this.bits = bits;
    }

    /** Whether the path leads to one; false where that is not known. */
    public boolean is(Path path) {
        try {
            return ((Integer) Files.getAttribute(path, "unix:mode") & MASK) == bits;
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
