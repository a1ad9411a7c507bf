package dev.lockstep.models.network;

import dev.lockstep.data.DataException;
import dev.lockstep.data.Groups;
import dev.lockstep.data.Target;
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
    private final FileSamples trained;
    private final boolean streamed;

    /** @param data of the network file */
    ValidationParser(DrawingRules rules, DataFileParser opening, Fields data, FileSamples trained, boolean streamed) {
        this.rules = rules;
        this.opening = opening;
        this.data = data;
        this.trained = trained;
        this.streamed = streamed;
    }

    /** The column of the groups that stay together, which is no feature unless it is named as one. */
    static Optional<String> group(Fields data) {
        return data.optional("validation")
                .filter(node -> node instanceof YamlNode.Mapping mapping
                        && mapping.entries().containsKey("group"))
                .map(node -> group(Fields.of(node, "'validation'", SHARE_KEYS).required("group")));
    }

    private static String group(YamlNode node) {
        return TextParser.line(node, "'group'");
    }

    ValidationSource parse(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping && mapping.entries().containsKey("file")) {
            return ofFile(Fields.of(node, "'validation'", FILE_KEYS));
        }
        Fields fields = Fields.of(node, "'validation'", SHARE_KEYS);
        YamlNode share = fields.required("share");
        boolean stratified = Truth.of(fields, "stratified");
        if (stratified && trained.encoding().target().kind() == Target.Kind.NUMBER) {
            throw fields.keyLocation("stratified").error("'stratified' is for targets that are classes");
        }
        Optional<YamlNode> group = fields.optional("group");
        if (stratified && group.isPresent()) {
            throw fields.keyLocation("group").error("'group' and 'stratified' do not go together");
        }
        return group.isPresent() && trained.origin().isPresent()
                ? ShareParser.parseOfGroups(share, trained.targets(), groups(group.get()), rules)
                : ShareParser.parse(share, trained.targets(), stratified, rules);
    }

    private int[] groups(YamlNode node) {
        FileSamples.Origin origin = trained.origin().orElseThrow();
        try {
            return Groups.of(origin.source(), group(node), origin.rows());
        } catch (DataException e) {
            throw node.location().error(e.getMessage());
        }
    }

    private ValidationSource ofFile(Fields fields) {
        YamlNode target = target(fields);
        FileSamples samples = trained.origin().isEmpty()
                ? FileSamples.absent(trained.encoding())
                : FileDataParser.samples(fields, trained.encoding(), opening.open(fields, target), streamed);
        return new ValidationSource.Separate(samples.inputs(), samples.targets());
    }

    /** Where the targets of the file are: in the column of the data's name, or elsewhere as these are. */
    private YamlNode target(Fields fields) {
        YamlNode ofData = data.required("target");
        Optional<YamlNode> own = fields.optional("target");
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
        return own.orElse(ofData);
    }
}
