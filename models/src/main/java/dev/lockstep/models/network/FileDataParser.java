package dev.lockstep.models.network;

import dev.lockstep.data.DataException;
import dev.lockstep.data.DataSource;
import dev.lockstep.data.EncodedRows;
import dev.lockstep.data.Encoding;
import dev.lockstep.data.JoinedSource;
import dev.lockstep.data.Target;
import dev.lockstep.data.TargetTreatment;
import dev.lockstep.data.file.DataFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads {@code data} that name a file; what is said is read whole before the file is, so that all mistakes are told. */
final class FileDataParser {
    private static final List<String> KEYS = List.of(
            "file",
            "target",
            "targets",
            "features",
            "kind",
            "missing",
            "scale",
            "scale-targets",
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
        Mistakes mistakes = node.location().mistakes();
        int before = mistakes.count();
        Fields fields = Fields.of(node, "'data'", KEYS);
        boolean streamed = Truth.of(fields, "stream");
        DataFileParser opening = new DataFileParser(files, streamed);
        TargetTreatment scaling = TreatmentParser.ofTargets(fields);
        DataWords words = DataWords.of(fields);
        Optional<FileSamples> samples = files.known()
                .map(preparation -> FileSamples.absent(preparation.encoding()))
                .or(() -> node.location().attempt(() -> read(fields, words, scaling, opening, before, streamed)));
        TargetTreatment fitting = samples.flatMap(
                        each -> node.location().attempt(() -> requireNumbers(fields, scaling, each)))
                .orElse(TargetTreatment.NONE);
        ValidationParser validation = new ValidationParser(rules, opening, fields, samples, scaling, streamed);
        Optional<ValidationSource> held =
                fields.optional("validation").flatMap(each -> each.location().attempt(() -> validation.parse(each)));
        FileSamples made = samples.orElseThrow(mistakes::noted);
        return new DataDefinition(
                made.inputs(),
                made.targets(),
                made.weights(),
                held,
                fitting,
                Optional.of(made.encoding()),
                opening.read());
    }

    private static TargetTreatment requireNumbers(Fields fields, TargetTreatment scaling, FileSamples samples) {
        if (!scaling.isNone() && samples.encoding().target().kind() != Target.Kind.NUMBER) {
            throw fields.keyLocation("scale-targets")
                    .error("'scale-targets' is for targets that are numbers, and these are classes");
        }
        return scaling;
    }

    /** How the file is read. */
    static DataFile format(YamlNode data) {
        Fields fields = Fields.of(data, "'data'", KEYS);
        return new DataFileParser(DataFiles.none(), Truth.of(fields, "stream")).format(fields);
    }

    /** The samples, if nothing is wrong with what is said of the data. */
    private static FileSamples read(
            Fields fields,
            DataWords words,
            TargetTreatment scaling,
            DataFileParser opening,
            int mistakesBefore,
            boolean streamed) {
        Mistakes mistakes = fields.location().mistakes();
        DataSource source = opening.open(fields, words.target()).orElseThrow(mistakes::noted);
        words.requireColumns(source);
        if (mistakes.count() - opening.mistakesOfRows() > mistakesBefore) {
            throw mistakes.noted();
        }
        FileSamples samples =
                samples(fields, encoding(fields, words, source), source, words.weightsColumn(), scaling, streamed);
        if (opening.mistakesOfRows() > 0) {
            throw mistakes.noted();
        }
        return samples;
    }

    /** The samples of a file; what is wrong in it is said with the place of its name. */
    static FileSamples samples(
            Fields fields,
            Encoding encoding,
            DataSource source,
            Optional<String> weights,
            TargetTreatment scaling,
            boolean streamed) {
        try {
            EncodedRows rows = streamed ? encoding.stream(source, scaling) : encoding.encode(source, scaling);
            return FileSamples.of(encoding, source, rows, weights);
        } catch (DataException e) {
            throw fields.required("file").location().noted(e);
        }
    }

    private static Encoding encoding(Fields fields, DataWords words, DataSource source) {
        List<String> targets = source instanceof JoinedSource joined ? joined.targets() : words.targetColumns();
        List<String> features =
                words.featureColumns().orElseGet(() -> others(source, targets, ValidationParser.group(fields), words));
        try {
            Encoding encoding = Encoding.of(
                    source,
                    Optional.of(features),
                    words.kinds(),
                    targets,
                    words.kind(),
                    words.missing(),
                    words.scaling());
            return encoding.with(words.columns().stream()
                    .collect(Collectors.toMap(
                            ColumnWords::name, each -> each.treatment(encoding.treatment(each.name())))));
        } catch (DataException e) {
            throw fields.required("file").location().noted(e);
        }
    }

    /** All columns but the targets and those of groups and weights. */
    private static List<String> others(
            DataSource source, List<String> targets, Optional<String> group, DataWords words) {
        return source.columns().stream()
                .filter(name -> !targets.contains(name)
                        && !group.equals(Optional.of(name))
                        && !words.weightsColumn().equals(Optional.of(name)))
                .toList();
    }
}
