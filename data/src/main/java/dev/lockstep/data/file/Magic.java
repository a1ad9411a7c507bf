package dev.lockstep.data.file;

import dev.lockstep.data.DataException;

/** Finds files that were taken for texts because of their names. */
final class Magic {
    private static final int LONGEST = 8;

    private Magic() {}

    /** @throws DataException if a file begins as one of another format */
    static void requireText(Opened opened) {
        byte[] start = new byte[(int) Math.min(LONGEST, opened.content().length())];
        opened.content().read(0, start, start.length);
        if (NpyFile.is(start)) {
            throw other(opened, DataFormat.NPY);
        }
        if (start.length > 3 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4) {
            throw other(opened, DataFormat.NPZ);
        }
        if (start.length > 3 && start[0] == 0 && start[1] == 0) {
            throw other(opened, DataFormat.IDX);
        }
    }

    private static DataException other(Opened opened, DataFormat format) {
        return new DataException(opened.file() + " is read as csv for its name, and begins as a file of "
                + format.label() + ": say so, as in 'format: " + format.label() + "'");
    }
}
