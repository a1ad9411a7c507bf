package dev.lockstep.models.network;

import dev.lockstep.data.CsvFile;
import dev.lockstep.data.DataException;
import dev.lockstep.data.Encoded;
import dev.lockstep.data.Encoding;
import dev.lockstep.data.Missing;
import dev.lockstep.data.Preparation;
import dev.lockstep.data.Scaling;
import dev.lockstep.data.Table;
import dev.lockstep.data.Target;
import dev.lockstep.nn.initializer.Literal;
import dev.lockstep.nn.initializer.NumberTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads {@code data} that name a file. */
final class FileDataParser {
    static final List<String> KEYS =
            List.of("file", "target", "features", "kind", "missing", "scale", "delimiter", "header", "validation");

    private final TableOpener tables;

    FileDataParser(TableOpener tables) {
        this.tables = tables;
    }

    /** What a file says of its data, but for the validation. */
    record FileData(ValueSource inputs, ValueSource targets, Encoding encoding, Optional<String> sha256) {}

    FileData parse(Fields fields) {
        YamlNode file = fields.required("file");
        String path = TextParser.line(file, "'file'");
        Optional<Preparation> known = tables.known();
        if (known.isPresent()) {
            Encoding encoding = known.get().encoding();
            return new FileData(
                    new ValueSource.Absent(encoding.inputs()),
                    new ValueSource.Absent(encoding.target().targets()),
                    encoding,
                    Optional.empty());
        }
        try {
            Table table = tables.open(path, format(fields));
            Encoding encoding = encoding(fields, table);
            Encoded encoded = encoding.encode(table);
            return new FileData(
                    literal(encoded.inputs()),
                    literal(encoded.targets().orElseThrow()),
                    encoding,
                    Optional.of(table.sha256()));
        } catch (DataException e) {
            throw file.location().error(e.getMessage());
        }
    }

    private static Encoding encoding(Fields fields, Table table) {
        Optional<List<String>> features = fields.optional("features").map(FileDataParser::names);
        String target = TextParser.line(fields.required("target"), "'target'");
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
        return Encoding.of(
                table,
                features,
                target,
                fields.optional("kind").map(node -> Choice.parse(node, "kind", kinds)),
                fields.optional("missing")
                        .map(node -> Choice.parse(node, "missing", missing))
                        .orElse(Missing.REFUSE),
                fields.optional("scale")
                        .map(node -> Choice.parse(node, "scale", scalings))
                        .orElse(Scaling.NONE));
    }

    private static List<String> names(YamlNode node) {
        List<String> names = new ArrayList<>();
        for (YamlNode item : Numbers.list(node, "'features'")) {
            names.add(TextParser.line(item, "a feature"));
        }
        return names;
    }

    private static CsvFile format(Fields fields) {
        boolean header = fields.optional("header").isEmpty() || Truth.of(fields, "header");
        char delimiter =
                fields.optional("delimiter").map(FileDataParser::delimiter).orElse(',');
        return new CsvFile(delimiter, header);
    }

    private static char delimiter(YamlNode node) {
        boolean fits = node instanceof YamlNode.Scalar scalar
                && scalar.text().length() == 1
                && "\"\r\n".indexOf(scalar.text().charAt(0)) < 0;
        if (!fits) {
            throw node.location()
                    .error("'delimiter' must be one character, such as \";\" or \"\\t\", not " + node.kind());
        }
        return ((YamlNode.Scalar) node).text().charAt(0);
    }

    private static ValueSource literal(NumberTable table) {
        return new ValueSource.Initialized(table.rows(), table.columns(), new Literal(table));
    }
}
