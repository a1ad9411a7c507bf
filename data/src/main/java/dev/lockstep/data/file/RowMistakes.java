package dev.lockstep.data.file;

import dev.lockstep.data.DataException;
import dev.lockstep.data.DataSource;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the rows of a file, gathered so that all is told at once. */
final class RowMistakes {
    /** The most rows that are told; the first in the file. */
    private static final int MOST = 20;

    private final String file;
    private final List<DataException> found = new ArrayList<>();
    private int rows;
    private boolean isReadable = true;

    RowMistakes(String file) {
        this.file = file;
    }

    void addRow(DataException wrong) {
        if (rows < MOST) {
            found.add(wrong);
        }
        rows = Math.addExact(rows, 1);
    }

    /** Does what may find that the file is wrong as a whole. */
    void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (DataException wrong) {
            found.add(wrong);
            isReadable = false;
        }
    }

    /** @throws DataException of all that is wrong, with the other rows if there are some and no more than rows is wrong */
    void throwAny(DataSource others) {
        if (found.isEmpty()) {
            return;
        }
        if (rows > MOST) {
            String more = rows == MOST + 1 ? "another row is wrong" : rows - MOST + " more rows are wrong";
            found.add(new DataException(file + ": " + more));
        }
        DataException all = DataException.ofAll(found);
        throw isReadable && others.size() > 0 ? all.with(others) : all;
    }
}
