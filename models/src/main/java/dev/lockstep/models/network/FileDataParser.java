package dev.lockstep.models.network;

import dev.lockstep.data.ColumnKind;
import dev.lockstep.data.DataException;
import dev.lockstep.data.DataSource;
import dev.lockstep.data.EncodedRows;
import dev.lockstep.data.Encoding;
import dev.lockstep.data.JoinedSource;
import dev.lockstep.data.Missing;
import dev.lockstep.data.Scaling;
import dev.lockstep.data.Target;
import dev.lockstep.data.file.DataFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads {@code data} that name a file. */
final class FileDataParser {
    private static final List<String> KEYS = List.of(
            "file",
            "target",
            "features",
            "kind",
            "missing",
            "scale",
            "columns",
            "weights",
            "format",
            "array",
            "delimiter",
            "header",
            "sha256",
            "stream",
            "validation");

    private final DrawingRules rules;
    private final DataFiles files;

    FileDataParser(DrawingRules rules, DataFiles files) {
        this.rules = rules;
        this.files = files;
    }

    DataDefinition parse(YamlNode node) {
        Fields fields = Fields.of(node, "'data'", KEYS);
        boolean streamed = Truth.of(fields, "stream");
        DataFileParser opening = new DataFileParser(files, streamed);
        Optional<Encoding> known = files.known().map(preparation -> preparation.encoding());
        FileSamples samples = known.map(FileSamples::absent).orElseGet(() -> {
            YamlNode target = fields.required("target");
            DataSource source = opening.open(fields, target);
            return samples(fields, encoding(fields, target, source), source, weights(fields), streamed);
        });
        ValidationParser validation = new ValidationParser(rules, opening, fields, samples, streamed);
        Optional<ValidationSource> held = fields.optional("validation").map(validation::parse);
        return new DataDefinition(
                samples.inputs(),
                samples.targets(),
                samples.weights(),
                held,
                Optional.of(samples.encoding()),
                opening.read());
    }

    /** How the file is read. */
    static DataFile format(YamlNode data) {
        Fields fields = Fields.of(data, "'data'", KEYS);
        return new DataFileParser(DataFiles.none(), Truth.of(fields, "stream")).format(fields);
    }

    /** The samples of a file; what is wrong in it is said with the place of its name. */
    static FileSamples samples(
            Fields fields, Encoding encoding, DataSource source, Optional<String> weights, boolean streamed) {
        try {
            EncodedRows rows = streamed ? encoding.stream(source) : EncodedRows.of(encoding.encode(source));
            return FileSamples.of(encoding, source, rows, weights);
        } catch (DataException e) {
            throw fields.required("file").location().error(e.getMessage());
        }
    }

    /** The column of the weights of samples, which is no feature unless it is named as one. */
    static Optional<String> weights(Fields data) {
        return data.optional("weights").map(node -> TextParser.line(node, "'weights'"));
    }

    private static Encoding encoding(Fields fields, YamlNode targetNode, DataSource source) {
        String target =
                DataFileParser.isElsewhere(targetNode) ? JoinedSource.TARGET : TextParser.line(targetNode, "'target'");
        Missing missing = TreatmentParser.missing(fields, Missing.REFUSE);
        Scaling scaling = TreatmentParser.scaling(fields, Scaling.NONE);
        Map<String, ColumnKind> kinds =
                fields.optional("columns").map(TreatmentParser::kinds).orElse(Map.of());
        Optional<List<String>> features = Optional.of(fields.optional("features")
                .map(FileDataParser::names)
                .orElseGet(() -> others(source, target, ValidationParser.group(fields), weights(fields))));
        try {
            Encoding encoding = Encoding.of(source, features, kinds, target, kind(fields), missing, scaling);
            return encoding.with(fields.optional("columns")
                    .map(node -> TreatmentParser.parse(node, encoding))
                    .orElse(Map.of()));
        } catch (DataException e) {
            throw fields.required("file").location().error(e.getMessage());
        }
    }

    private static Optional<Target.Kind> kind(Fields fields) {
        Map<String, Function<Choice, Target.Kind>> kinds = new LinkedHashMap<>();
        for (Target.Kind kind : Target.Kind.values()) {
            kinds.put(kind.label(), choice -> choice.alone(kind));
        }
        return fields.optional("kind").map(node -> Choice.parse(node, "kind", kinds));
    }

    /** All columns but the target and those of groups and weights. */
    private static List<String> others(
            DataSource source, String target, Optional<String> group, Optional<String> weights) {
        return source.columns().stream()
                .filter(name ->
                        !name.equals(target) && !group.equals(Optional.of(name)) && !weights.equals(Optional.of(name)))
                .toList();
    }

    private static List<String> names(YamlNode node) {
        List<String> names = new ArrayList<>();
        for (YamlNode item : Numbers.list(node, "'features'")) {
            names.add(TextParser.line(item, "a feature"));
        }
        return names;
    }
}
