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
 * @param target empty also where it is missing
 * @param features empty where they are not said
 * @param group the column of groups, where validation data are of whole groups
 */
record DataWords(
        Optional<YamlNode> target,
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
        return new DataWords(
                data.read("target", DataWords::target),
                data.read("features", node -> Optional.of(features(node)), Optional.empty()),
                TreatmentParser.named(data, "kind", Target.Kind.values(), Target.Kind::label),
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

    private static List<Name> features(YamlNode node) {
        List<Name> names = new ArrayList<>();
        for (YamlNode item : Numbers.list(node, "'features'")) {
            item.location().attempt(() -> Name.of(item, "a feature")).ifPresent(names::add);
        }
        return names;
    }

    /** The target where it is a column of the same file. */
    Optional<String> targetColumn() {
        return target.filter(node -> !DataFileParser.isElsewhere(node)).map(node -> TextParser.line(node, "'target'"));
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
        Optional<String> targetColumn = targetColumn();
        targetColumn.ifPresent(name -> new Name(name, target.orElseThrow().location()).requireIn(source));
        Set<String> before = new HashSet<>();
        features.orElse(List.of()).forEach(each -> {
            each.requireIn(source);
            if (!before.add(each.text())) {
                each.location().note("the column " + Text.quoted(each.text()) + " is there twice among the features");
            }
            if (targetColumn.equals(Optional.of(each.text()))) {
                each.location().note("the column " + Text.quoted(each.text()) + " is both target and feature");
            }
        });
        weights.ifPresent(each -> each.requireIn(source));
        group.ifPresent(each -> each.requireIn(source));
        columns.forEach(each -> requireFeature(source, each, targetColumn));
    }

    private void requireFeature(DataSource source, ColumnWords column, Optional<String> targetColumn) {
        if (targetColumn.equals(Optional.of(column.name()))) {
            column.location()
                    .note("the column " + Text.quoted(column.name())
                            + " is the target: 'columns' treats features; 'scale-targets' scales a target");
        } else if (!source.has(column.name())) {
            new Name(column.name(), column.location()).requireIn(source);
        } else if (!featureColumns().map(all -> all.contains(column.name())).orElse(true)) {
            column.location()
                    .note("the column " + Text.quoted(column.name()) + " is none of the features, and has a treatment");
        }
    }
}
