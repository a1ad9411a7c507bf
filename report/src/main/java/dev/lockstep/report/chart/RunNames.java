package dev.lockstep.report.chart;

import dev.lockstep.report.run.PlottedRun;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Names that tell runs apart: those of their traits that are not the same for all. */
final class RunNames {
    private RunNames() {}

    static List<String> of(List<PlottedRun> runs) {
        Set<String> traits = new LinkedHashSet<>();
        runs.forEach(run -> traits.addAll(run.traits().keySet()));
        List<List<String>> parts = new ArrayList<>();
        runs.forEach(run -> parts.add(new ArrayList<>()));
        for (String trait : traits) {
            List<String> values = runs.stream()
                    .map(run -> run.traits().getOrDefault(trait, ""))
                    .toList();
            if (values.stream().distinct().count() > 1) {
                for (int i = 0; i < values.size(); i++) {
                    parts.get(i).add(shown(trait, values.get(i)));
                }
            }
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            String name = String.join(", ", parts.get(i));
            boolean alone = parts.stream().filter(parts.get(i)::equals).count() == 1;
            names.add(alone ? name : name.isEmpty() ? "run " + (i + 1) : name + ", run " + (i + 1));
        }
        return names;
    }

    private static String shown(String trait, String value) {
        return trait.equals(PlottedRun.SEED) ? "seed " + (value.isEmpty() ? "none" : value) : value;
    }
}
