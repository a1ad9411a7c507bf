package dev.lockstep.data;

import java.util.HashMap;
import java.util.Map;

/** Samples that belong together, as a column of their file says. */
public final class Groups {
    private Groups() {}

    /**
     * The group of each sample, groups being numbered from 0 on as they appear in the samples.
     *
     * @param column whose texts are the names of the groups
     * @param rows of the samples in the file, ascending
     * @throws DataException if there is no such column, or its value is missing
     */
    public static int[] of(DataSource source, String column, int[] rows) {
        int place = source.column(column);
        Map<String, Integer> numbers = new HashMap<>();
        int[] groups = new int[rows.length];
        ChosenSourceRows.forEach(source, rows, (row, i) -> {
            if (row.isMissing(place)) {
                throw row.wrong(place, "the group is missing");
            }
            int next = numbers.size();
            groups[i] = numbers.computeIfAbsent(row.text(place), name -> next);
        });
        return groups;
    }
}
