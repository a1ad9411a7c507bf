package dev.lockstep.models.network;

import dev.lockstep.data.DataException;
import dev.lockstep.data.DataSource;
import dev.lockstep.data.JoinedSource;
import dev.lockstep.data.file.DataFile;
import dev.lockstep.data.file.DataFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Opens the files that {@code data} and {@code validation} name, and keeps what they are. */
final class DataFileParser {
    private static final List<String> TARGET_KEYS = List.of("file", "format", "array", "sha256");

    private final DataFiles files;
    private final boolean streamed;
    private final Map<String, ReadFile> read = new LinkedHashMap<>();
    private int mistakesOfRows;

    DataFileParser(DataFiles files, boolean streamed) {
        this.files = files;
        this.streamed = streamed;
    }

    /** Whether the target is the column of another file, or another array of the same. */
    static boolean isElsewhere(YamlNode target) {
        return target instanceof YamlNode.Mapping;
    }

    /** How many mistakes are noted of rows that can not be taken, while the other rows of their file can be looked at. */
    int mistakesOfRows() {
        return mistakesOfRows;
    }

    /** The files that were opened, in that order, each once. */
    List<ReadFile> read() {
        return List.copyOf(read.values());
    }

    /**
     * Opens a file, and behind its columns that of the target where it is elsewhere. What can not be opened is noted; where that is the target's
     * file alone, the columns of the other are those that there are. Where rows of a file by itself are wrong, that is noted, and it has the others.
     *
     * @param target empty where a mistake leaves it unknown
     */
    Optional<DataSource> open(Fields fields, Optional<YamlNode> target) {
        boolean alone = target.filter(DataFileParser::isElsewhere).isEmpty();
        Optional<DataSource> source = fields.location().attempt(() -> opened(fields, fields.required("file"), alone));
        return target.filter(DataFileParser::isElsewhere)
                .flatMap(elsewhere -> fields.location().attempt(() -> joined(fields, source, elsewhere)))
                .or(() -> source);
    }

    private DataSource joined(Fields fields, Optional<DataSource> source, YamlNode target) {
        Fields other = Fields.of(target, "'target'", TARGET_KEYS);
        DataSource column = opened(
                other,
                other.optional("file").orElseGet(() -> {
                    other.required("array");
                    return fields.required("file");
                }),
                false);
        try {
            return new JoinedSource(source.orElseThrow(fields.location().mistakes()::noted), column);
        } catch (DataException e) {
            throw other.location().noted(e);
        }
    }

    /** @param alone whether the file's rows need be as many as those of no other */
    private DataSource opened(Fields fields, YamlNode file, boolean alone) {
        Mistakes mistakes = file.location().mistakes();
        int before = mistakes.count();
        DataFile format = format(fields);
        Optional<String> digest = fields.read("sha256", node -> Optional.of(digest(node)), Optional.empty());
        String path = TextParser.line(file, "'file'");
        if (mistakes.count() > before) {
            throw mistakes.noted();
        }
        DataSource source = rows(
                path,
                format,
                file.location(),
                alone,
                (name, found) -> digest.filter(stated -> !stated.equals(found)).ifPresent(stated -> {
                    throw fields.required("sha256")
                            .location()
                            .error(name + " is another file: its SHA-256 is " + found);
                }));
        read.putIfAbsent(source.sha256(), ReadFile.of(path, source));
        return source;
    }

    private static String digest(YamlNode node) {
        String digits = TextParser.line(node, "'sha256'").toLowerCase(Locale.ROOT);
        if (!digits.matches("[0-9a-f]{64}")) {
            throw node.location().error("'sha256' must be the 64 hexadecimal digits that sha256sum prints of the file");
        }
        return digits;
    }

    /** @param digestCheck is given the name and the SHA-256 of the file before anything is said of what is in it */
    private DataSource rows(
            String path, DataFile format, Location location, boolean alone, BiConsumer<String, String> digestCheck) {
        try {
            DataSource source = files.open(path, format);
            digestCheck.accept(source.file(), source.sha256());
            return source;
        } catch (DataException e) {
            files.sha256(path).ifPresent(found -> digestCheck.accept(path, found));
            RuntimeException noted = location.noted(e);
            DataSource others = e.rest().filter(any -> alone).orElseThrow(() -> noted);
            mistakesOfRows += e.problems().size();
            return others;
        }
    }

    DataFile format(Fields fields) {
        return new DataFile(
                TreatmentParser.named(fields, "format", DataFormat.values(), DataFormat::label),
                fields.read("delimiter", node -> Optional.of(delimiter(node)), Optional.empty()),
                fields.optional("header").map(node -> Truth.of(fields, "header")),
                fields.read("array", node -> Optional.of(TextParser.line(node, "'array'")), Optional.empty()),
                streamed);
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
}
