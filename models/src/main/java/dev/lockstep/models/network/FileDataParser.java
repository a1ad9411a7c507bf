package dev.lockstep.models.network;

import dev.lockstep.data.DataException;
import dev.lockstep.data.DataSource;
import dev.lockstep.data.EncodedRows;
import dev.lockstep.data.Encoding;
import dev.lockstep.data.JoinedSource;
import dev.lockstep.data.Missing;
import dev.lockstep.data.Preparation;
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
    static final List<String> KEYS = List.of(
            "file",
            "target",
            "features",
            "kind",
            "missing",
            "scale",
            "format",
            "array",
            "delimiter",
            "header",
            "sha256",
            "stream",
            "validation");

    private static final List<String> VALIDATION_KEYS =
            List.of("file", "target", "format", "array", "delimiter", "header", "sha256");

    private final DrawingRules rules;
    private final DataFiles files;

    FileDataParser(DrawingRules rules, DataFiles files) {
        this.rules = rules;
        this.files = files;
    }

    private record Samples(ValueSource inputs, ValueSource targets) {}

    DataDefinition parse(YamlNode node) {
        Fields fields = Fields.of(node, "'data'", KEYS);
        boolean streamed = Truth.of(fields, "stream");
        DataFileParser opening = new DataFileParser(files, streamed);
        Encoding encoding;
        Samples samples;
        Optional<Preparation> known = files.known();
        if (known.isPresent()) {
            encoding = known.get().encoding();
            samples = absent(encoding);
        } else {
            YamlNode target = fields.required("target");
            DataSource source = opening.open(fields, target);
            encoding = encoding(fields, target, source);
            samples = samples(fields, encoding, source, streamed);
        }
        Optional<ValidationSource> validation = fields.optional("validation")
                .map(other -> validation(other, fields, opening, encoding, samples, streamed));
        return new DataDefinition(
                samples.inputs(),
                samples.targets(),
                validation,
                Optional.of(encoding),
                DataFile.digest(opening.digests()));
    }

    private static Samples absent(Encoding encoding) {
        return new Samples(
                new ValueSource.Absent(encoding.inputs()),
                new ValueSource.Absent(encoding.target().targets()));
    }

    private static Samples samples(Fields fields, Encoding encoding, DataSource source, boolean streamed) {
        try {
            EncodedRows rows = streamed ? encoding.stream(source) : EncodedRows.of(encoding.encode(source));
            return new Samples(new ValueSource.Given(rows.inputs()), new ValueSource.Given(rows.targets()));
        } catch (DataException e) {
            throw fields.required("file").location().error(e.getMessage());
        }
    }

    private ValidationSource validation(
            YamlNode node, Fields data, DataFileParser opening, Encoding encoding, Samples trained, boolean streamed) {
        if (node instanceof YamlNode.Mapping mapping && mapping.entries().containsKey("file")) {
            Fields fields = Fields.of(node, "'validation'", VALIDATION_KEYS);
            Samples samples = files.known().isPresent()
                    ? absent(encoding)
                    : samples(fields, encoding, opening.open(fields, targetOf(fields, data)), streamed);
            return new ValidationSource.Separate(samples.inputs(), samples.targets());
        }
        Fields fields = Fields.of(node, "'validation'", List.of("share", "stratified", "file"));
        boolean stratified = Truth.of(fields, "stratified");
        if (stratified && encoding.target().kind() == Target.Kind.NUMBER) {
            throw fields.keyLocation("stratified").error("'stratified' is for targets that are classes");
        }
        return ShareParser.parse(fields.required("share"), trained.targets(), stratified, rules);
    }

    /** Where the targets of the validation file are: in the column of the data's name, or elsewhere as these are. */
    private static YamlNode targetOf(Fields fields, Fields data) {
        YamlNode ofData = data.required("target");
        Optional<YamlNode> own = fields.optional("target");
        boolean elsewhere = DataFileParser.isElsewhere(ofData);
        if (own.map(DataFileParser::isElsewhere).orElse(false) != elsewhere || !elsewhere && own.isPresent()) {
            throw fields.location()
                    .error(
                            elsewhere
                                    ? "the targets of 'data' are in a file or an array of their own, so 'validation' needs a"
                                            + " 'target' that names one"
                                    : "the target is a column of the file of 'data', so it is of that of 'validation', which"
                                            + " takes no 'target'");
        }
        return own.orElse(ofData);
    }

    private static Encoding encoding(Fields fields, YamlNode targetNode, DataSource source) {
        Optional<List<String>> features = fields.optional("features").map(FileDataParser::names);
        String target =
                DataFileParser.isElsewhere(targetNode) ? JoinedSource.TARGET : TextParser.line(targetNode, "'target'");
        Map<String, Function<Choice, Target.Kind>> kinds = new LinkedHashMap<>();
        for (Target.Kind kind : Target.Kind.values()) {
            kinds.put(kind.label(), choice -> choice.alone(kind));
        }
        Map<String, Function<Choice, Missing>> missing = new LinkedHashMap<>();
        for (Missing each : Missing.values()) {
            missing.put(each.label(), choice -> choice.alone(each));
        }
        Map<String, Function<Choice, Scaling>> scalings = new LinkedHashMap<>();
        for (Scaling each : Scaling.values()) {
            scalings.put(each.label(), choice -> choice.alone(each));
        }
        Optional<Target.Kind> kind = fields.optional("kind").map(node -> Choice.parse(node, "kind", kinds));
        Missing missingOfAll = fields.optional("missing")
                .map(node -> Choice.parse(node, "missing", missing))
                .orElse(Missing.REFUSE);
        Scaling scaling = fields.optional("scale")
                .map(node -> Choice.parse(node, "scale", scalings))
                .orElse(Scaling.NONE);
        try {
            return Encoding.of(source, features, target, kind, missingOfAll, scaling);
        } catch (DataException e) {
            throw fields.required("file").location().error(e.getMessage());
        }
    }

    private static List<String> names(YamlNode node) {
        List<String> names = new ArrayList<>();
        for (YamlNode item : Numbers.list(node, "'features'")) {
            names.add(TextParser.line(item, "a feature"));
        }
        return names;
    }
}
