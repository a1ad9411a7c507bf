package dev.lockstep.models.network;

import dev.lockstep.data.ColumnKind;
import dev.lockstep.data.DataException;
import dev.lockstep.data.DataSource;
import dev.lockstep.data.Missing;
import dev.lockstep.data.Scaling;
import dev.lockstep.data.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code data} say of the columns of their file. What can not be read is noted and empty here.
 *
 * @param target empty also where it is missing, or there are {@code targets}
 * @param targets several columns of numbers; empty where they are not said
 * @param features empty where they are not said
 * @param group the column of groups, where validation data are of whole groups
 */
record DataWords(
        Optional<YamlNode> target,
        Optional<List<Name>> targets,
        Optional<List<Name>> features,
        Optional<Target.Kind> kind,
        Missing missing,
        Scaling scaling,
        List<ColumnWords> columns,
        Optional<Name> weights,
        Optional<Name> group) {
    /** A column's name, in its place. */
    record Name(String text, Location location) {
        static Name of(YamlNode node, String what) {
            return new Name(TextParser.line(node, what), node.location());
        }

        /** Notes a mistake where the file has no such column. */
        void requireIn(DataSource source) {
            location.attempt(() -> {
                requireColumn(source, text, location);
                return text;
            });
        }
    }

    static DataWords of(Fields data) {
        boolean several = data.optional("targets").isPresent();
        if (several && data.optional("target").isPresent()) {
            data.keyLocation("targets").note("either 'target' or 'targets' is needed, not both");
        }
        Optional<Target.Kind> kind = TreatmentParser.named(data, "kind", Target.Kind.values(), Target.Kind::label);
        if (several && kind.filter(each -> each != Target.Kind.NUMBER).isPresent()) {
            data.keyLocation("kind").note("'targets' are numbers; for classes take 'target', which is one column");
        }
        return new DataWords(
                several ? Optional.empty() : data.read("target", DataWords::target),
                data.read("targets", node -> Optional.of(targets(node)), Optional.empty()),
                data.read("features", node -> Optional.of(names(node, "'features'", "a feature")), Optional.empty()),
                several ? Optional.of(Target.Kind.NUMBER) : kind,
                TreatmentParser.missing(data).orElse(Missing.REFUSE),
                TreatmentParser.scaling(data).orElse(Scaling.NONE),
                data.read("columns", TreatmentParser::columns, List.of()),
                data.read("weights", node -> Optional.of(Name.of(node, "'weights'")), Optional.empty()),
                ValidationParser.groupNode(data)
                        .map(node -> new Name(((YamlNode.Scalar) node).text().strip(), node.location())));
    }

    /** @throws NetworkFileException at the location, if the file has no such column */
    static void requireColumn(DataSource source, String name, Location location) {
        if (source.has(name)) {
            return;
        }
        try {
            source.column(name);
        } catch (DataException e) {
            String meant = Suggestion.ofNames(name, source.columns())
                    .map(each -> "; did you mean " + Text.quoted(each) + "?")
                    .orElse("");
            throw location.error(e.getMessage() + meant);
        }
    }

    private static YamlNode target(YamlNode node) {
        if (!DataFileParser.isElsewhere(node)) {
            TextParser.line(node, "'target'");
        }
        return node;
    }

    private static List<Name> targets(YamlNode node) {
        if (node instanceof YamlNode.Scalar) {
            throw node.location().error("'targets' is a list of columns; for one column take 'target'");
        }
        return names(node, "'targets'", "a target");
    }

    private static List<Name> names(YamlNode node, String list, String item) {
        List<Name> names = new ArrayList<>();
        for (YamlNode each : Numbers.list(node, list)) {
            each.location().attempt(() -> Name.of(each, item)).ifPresent(names::add);
        }
        return names;
    }

    /** The targets where they are columns of the same file. */
    private List<Name> targetNames() {
        return targets.orElseGet(() ->
                target.filter(node -> !DataFileParser.isElsewhere(node)).map(node -> Name.of(node, "'target'")).stream()
                        .toList());
    }

    /** The columns of targets; empty where they are elsewhere. */
    List<String> targetColumns() {
        return targetNames().stream().map(Name::text).toList();
    }

    Optional<String> weightsColumn() {
        return weights.map(Name::text);
    }

    Optional<List<String>> featureColumns() {
        return features.map(names -> names.stream().map(Name::text).toList());
    }

    /** What columns are said to hold. */
    Map<String, ColumnKind> kinds() {
        Map<String, ColumnKind> kinds = new LinkedHashMap<>();
        columns.forEach(column -> column.kind().ifPresent(kind -> kinds.put(column.name(), kind)));
        return kinds;
    }

    /** Notes every name that the file does not have, and every feature that can not be one. */
    void requireColumns(DataSource source) {
        requireOnce(source, targetNames(), "targets");
        requireOnce(source, features.orElse(List.of()), "features");
        List<String> targetColumns = targetColumns();
        features.orElse(List.of()).stream()
                .filter(each -> targetColumns.contains(each.text()))
                .forEach(each ->
                        each.location().note("the column " + Text.quoted(each.text()) + " is both target and feature"));
        weights.ifPresent(each -> each.requireIn(source));
        group.ifPresent(each -> each.requireIn(source));
        columns.forEach(each -> requireFeature(source, each, targetColumns));
    }

    private static void requireOnce(DataSource source, List<Name> names, String what) {
        Set<String> before = new HashSet<>();
        names.forEach(each -> {
            each.requireIn(source);
            if (!before.add(each.text())) {
                each.location().note("the column " + Text.quoted(each.text()) + " is there twice among the " + what);
            }
        });
    }

    private void requireFeature(DataSource source, ColumnWords column, List<String> targetColumns) {
        if (targetColumns.contains(column.name())) {
            column.location()
                    .note("the column " + Text.quoted(column.name())
                            + " is " + (targets.isPresent() ? "a target" : "the target")
                            + ": 'columns' treats features; 'scale-targets' scales a target");
        } else if (!source.has(column.name())) {
            new Name(column.name(), column.location()).requireIn(source);
        } else if (!featureColumns().map(all -> all.contains(column.name())).orElse(true)) {
            column.location()
                    .note("the column " + Text.quoted(column.name()) + " is none of the features, and has a treatment");
        }
    }
}
