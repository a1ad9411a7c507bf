package dev.lockstep.models.network;

import dev.lockstep.data.DataException;
import dev.lockstep.data.DataSource;
import dev.lockstep.data.Groups;
import dev.lockstep.data.Target;
import dev.lockstep.data.TargetTreatment;
import java.util.List;
import java.util.Optional;

/** Reads the {@code validation} of data that name a file: a share of these, or a file of its own. */
final class ValidationParser {
    private static final List<String> SHARE_KEYS = List.of("share", "stratified", "group", "file");
    private static final List<String> FILE_KEYS =
            List.of("file", "target", "format", "array", "delimiter", "header", "sha256");

    private final DrawingRules rules;
    private final DataFileParser opening;
    private final Fields data;
    private final Optional<FileSamples> samples;
    private final TargetTreatment scaling;
    private final boolean streamed;

    /**
     * @param data of the network file
     * @param samples what is trained on; empty where mistakes leave it unknown, and then nothing is held against it
     */
    ValidationParser(
            DrawingRules rules,
            DataFileParser opening,
            Fields data,
            Optional<FileSamples> samples,
            TargetTreatment scaling,
            boolean streamed) {
        this.rules = rules;
        this.opening = opening;
        this.data = data;
        this.samples = samples;
        this.scaling = scaling;
        this.streamed = streamed;
    }

    /** The column of the groups that stay together, which is no feature unless it is named as one. */
    static Optional<String> group(Fields data) {
        return groupNode(data).map(ValidationParser::group);
    }

    /** The name of that column, where it can be read. */
    static Optional<YamlNode> groupNode(Fields data) {
        return data.optional("validation")
                .filter(node -> node instanceof YamlNode.Mapping)
                .map(node -> ((YamlNode.Mapping) node).entries().get("group"))
                .map(YamlNode.Entry::value)
                .filter(node ->
                        node instanceof YamlNode.Scalar scalar && !scalar.text().isBlank());
    }

    private static String group(YamlNode node) {
        return TextParser.line(node, "'group'");
    }

    ValidationSource parse(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping && mapping.entries().containsKey("file")) {
            return ofFile(Fields.of(node, "'validation'", FILE_KEYS));
        }
        Mistakes mistakes = node.location().mistakes();
        int before = mistakes.count();
        Fields fields = Fields.of(node, "'validation'", SHARE_KEYS);
        Optional<Double> share = fields.read("share", each -> ShareParser.share(each, rules));
        boolean stratified = Truth.of(fields, "stratified");
        Optional<YamlNode> group = fields.optional("group");
        fields.read("group", ValidationParser::group, "");
        if (stratified && group.isPresent()) {
            fields.keyLocation("group").note("'group' and 'stratified' do not go together");
        }
        FileSamples trained = samples.orElseThrow(mistakes::noted);
        if (stratified && trained.encoding().target().kind() == Target.Kind.NUMBER) {
            fields.keyLocation("stratified").note("'stratified' is for targets that are classes");
        }
        if (mistakes.count() > before) {
            throw mistakes.noted();
        }
        double part = share.orElseThrow(mistakes::noted);
        return ShareParser.checked(
                fields.required("share"),
                group.isPresent() && trained.origin().isPresent()
                        ? new ValidationSource.Groups(
                                part, groups(group.get(), trained.origin().get()))
                        : new ValidationSource.Share(part, stratified),
                trained.targets());
    }

    private static int[] groups(YamlNode node, FileSamples.Origin origin) {
        try {
            return Groups.of(origin.source(), group(node), origin.rows());
        } catch (DataException e) {
            throw node.location().noted(e);
        }
    }

    private ValidationSource ofFile(Fields fields) {
        Mistakes mistakes = fields.location().mistakes();
        int before = mistakes.count() - opening.mistakesOfRows();
        Optional<YamlNode> target =
                fields.location().attempt(() -> target(fields)).flatMap(each -> each);
        Optional<DataSource> source = samples.flatMap(FileSamples::origin).isPresent() || samples.isEmpty()
                ? opening.open(fields, target)
                : Optional.empty();
        if (mistakes.count() - opening.mistakesOfRows() > before) {
            throw mistakes.noted();
        }
        FileSamples trained = samples.orElseThrow(fields.location().mistakes()::noted);
        FileSamples held = source.map(
                        each -> FileDataParser.samples(fields, trained.encoding(), each, weights(), scaling, streamed))
                .orElseGet(() -> FileSamples.absent(trained.encoding()));
        return new ValidationSource.Separate(held.inputs(), held.targets(), held.weights());
    }

    private Optional<String> weights() {
        return data.optional("weights").map(node -> TextParser.line(node, "'weights'"));
    }

    /** Where the targets of the file are: in the columns of the data's names, of which nothing is given, or elsewhere as these are. */
    private Optional<YamlNode> target(Fields fields) {
        Optional<YamlNode> own = fields.optional("target");
        if (data.optional("targets").isPresent()) {
            if (own.isPresent()) {
                throw fields.location()
                        .error("the targets are columns of the file of 'data', so they are of that of 'validation',"
                                + " which takes no 'target'");
            }
            return Optional.empty();
        }
        YamlNode ofData = data.required("target");
        boolean elsewhere = DataFileParser.isElsewhere(ofData);
        if (elsewhere && !own.map(DataFileParser::isElsewhere).orElse(false)) {
            throw fields.location()
                    .error("the targets of 'data' are in a file or an array of their own, so 'validation' needs a"
                            + " 'target' that names one");
        }
        if (!elsewhere && own.isPresent()) {
            throw fields.location()
                    .error("the target is a column of the file of 'data', so it is of that of 'validation', which takes"
                            + " no 'target'");
        }
        return Optional.of(own.orElse(ofData));
    }
}
