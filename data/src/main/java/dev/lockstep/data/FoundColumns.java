package dev.lockstep.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the columns of a file hold: what is said of them, else what the file says itself, else what is found in its fields. */
record FoundColumns(List<Feature> features, Target target) {
    /** As {@link Encoding#of(DataSource, Optional, Map, List, Optional, Missing, Scaling)} has it. */
    static FoundColumns of(
            DataSource source,
            Optional<List<String>> features,
            Map<String, ColumnKind> kinds,
            List<String> targets,
            Optional<Target.Kind> kind) {
        if (targets.size() > 1
                && kind.filter(each -> each != Target.Kind.NUMBER).isPresent()) {
            throw new DataException("there are " + targets.size() + " columns of targets, and classes are in one");
        }
        int[] ofTarget = targets.stream().mapToInt(source::column).toArray();
        List<String> names = features.orElseGet(() -> source.columns().stream()
                .filter(name -> !targets.contains(name))
                .toList());
        int[] columns = names.stream().mapToInt(source::column).toArray();
        Optional<Target.Kind> said = targets.size() > 1 ? kind.or(() -> Optional.of(Target.Kind.NUMBER)) : kind;
        Map<Integer, Values> values = values(source, columns, kinds, ofTarget, said);
        Problems problems = new Problems();
        List<Feature> made = new ArrayList<>();
        for (int column : columns) {
            Optional<ColumnKind> ofColumn =
                    Optional.ofNullable(kinds.get(source.columns().get(column)));
            problems.attempt(column, () -> feature(source, column, ofColumn, values.get(column)))
                    .ifPresent(made::add);
        }
        List<Target> found = new ArrayList<>();
        for (int column : ofTarget) {
            problems.attempt(column, () -> target(source, column, said, values.get(column)))
                    .ifPresent(found::add);
        }
        problems.throwAny();
        Target first = found.get(0);
        return new FoundColumns(made, new Target(targets, first.kind(), first.labels()));
    }

    /** @param values empty of what the file says itself */
    private static Target target(DataSource source, int column, Optional<Target.Kind> kind, Values values) {
        Optional<Feature> stated = source.stated(column);
        boolean areNumbers = stated.map(Feature::isNumber).orElseGet(() -> values.areNumbers());
        if (kind.isEmpty() && stated.isEmpty()) {
            values.requireOneKind("kind: classes");
        }
        Target.Kind used = kind.orElse(areNumbers ? Target.Kind.NUMBER : Target.Kind.CLASSES);
        if (used == Target.Kind.NUMBER && stated.isEmpty()) {
            values.requireNumbers();
        }
        List<String> labels = used == Target.Kind.NUMBER
                ? List.of()
                : stated.map(Feature::categories)
                        .filter(all -> !all.isEmpty())
                        .orElseGet(() -> values.texts(source, column));
        return new Target(source.columns().get(column), used, labels);
    }

    /** What those columns hold of which the file does not say enough. */
    private static Map<Integer, Values> values(
            DataSource source,
            int[] columns,
            Map<String, ColumnKind> kinds,
            int[] targets,
            Optional<Target.Kind> kind) {
        Map<Integer, Values> values = new TreeMap<>();
        for (int column : columns) {
            if (source.stated(column).isEmpty()
                    || kinds.containsKey(source.columns().get(column))) {
                values.put(column, new Values());
            }
        }
        for (int column : targets) {
            Optional<Feature> stated = source.stated(column);
            boolean classesOfNumbers = stated.map(Feature::isNumber).orElse(false)
                    && kind.map(each -> each != Target.Kind.NUMBER).orElse(false);
            if (stated.isEmpty() || classesOfNumbers) {
                values.put(column, new Values());
            }
        }
        if (values.isEmpty()) {
            return values;
        }
        try (Cursor row = source.cursor()) {
            while (row.next()) {
                values.forEach((column, found) -> {
                    if (!row.isMissing(column)) {
                        found.add(row, column);
                    }
                });
            }
        }
        return values;
    }

    /** As a key of YAML. */
    private static String shown(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_ ()-]*") ? name : QuotedTexts.of(name);
    }

    private static Feature feature(DataSource source, int column, Optional<ColumnKind> kind, Values values) {
        String name = source.columns().get(column);
        if (kind.isEmpty()) {
            Optional<Feature> stated = source.stated(column);
            if (stated.isPresent()) {
                return stated.get();
            }
            values.requireOneKind("columns: {" + shown(name) + ": {kind: texts}}");
        }
        boolean number = kind.map(said -> said == ColumnKind.NUMBER).orElseGet(values::areNumbers);
        if (number) {
            values.requireNumbers();
            return Feature.number(name);
        }
        return new Feature(name, values.texts(source, column));
    }
}
