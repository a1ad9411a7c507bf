package dev.lockstep.report.chart;

import dev.lockstep.report.run.PlottedRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Names that tell runs apart: of their traits that are not the same for all the first that are enough, else their numbers too. */
final class RunNames {
    private RunNames() {}

    static List<String> of(List<PlottedRun> runs) {
        Set<String> traits = new LinkedHashSet<>();
        runs.forEach(run -> traits.addAll(run.traits().keySet()));
        List<String> names = new ArrayList<>(Collections.nCopies(runs.size(), ""));
        for (String trait : traits) {
            List<String> values = runs.stream()
                    .map(run -> run.traits().getOrDefault(trait, ""))
                    .toList();
            if (!areDifferent(names) && values.stream().distinct().count() > 1) {
                for (int i = 0; i < values.size(); i++) {
                    add(shown(trait, values.get(i)), i, names);
                }
            }
        }
        if (!areDifferent(names)) {
            for (int i = 0; i < names.size(); i++) {
                add("run " + (i + 1), i, names);
            }
        }
        return names;
    }

    private static boolean areDifferent(List<String> names) {
        return names.stream().distinct().count() == names.size();
    }

    private static void add(String part, int number, List<String> names) {
        names.set(number, names.get(number).isEmpty() ? part : names.get(number) + ", " + part);
    }

    private static String shown(String trait, String value) {
        return trait.equals(PlottedRun.SEED) ? "seed " + (value.isEmpty() ? "none" : value) : value;
    }
}
