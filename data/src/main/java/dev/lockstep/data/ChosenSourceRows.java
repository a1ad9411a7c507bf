package dev.lockstep.data;

/** Goes through some rows of a file. */
final class ChosenSourceRows {
    private ChosenSourceRows() {}

    /** What is done with a row. */
    interface EachRow {
        /** @param i how many of the chosen rows were before it */
        void accept(Cursor row, int i);
    }

    /** @param rows of the file, ascending */
    static void forEach(DataSource source, int[] rows, EachRow action) {
        try (Cursor row = source.cursor()) {
            int number = -1;
            for (int i = 0; i < rows.length; i++) {
                for (; number < rows[i]; number++) {
                    row.next();
                }
                action.accept(row, i);
            }
        }
    }
}
