package dev.lockstep.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lockstep.data.DataSource;
import dev.lockstep.data.file.DataFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;

/** The published schema accepts what the parser does, and refuses the mistakes that can be seen without knowing how things fit. */
class SchemaTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** Mistakes that are about one place alone. */
    private static final Pattern LOCAL = Pattern.compile(
            "unknown |needs the key|needs settings|takes no settings|must be a (mapping|list|number|text)|must not be empty"
                    + "|must be one of|must be (above|at least|from) |must be a whole number from (0|1) to (1|2147483647|4294967295),"
                    + "|needs at least two|either '");

    /** Those that a number's or name's place in the file alone does not show. */
    private static final Pattern NOT_LOCAL =
            Pattern.compile("'name' must be|epoch of|'sample'|'(inputs|target|prediction)' must have|unknown target");

    private static Schema schema;
    private static String schemaText;
    private static DataSource table;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        schemaText = Files.readString(ROOT.resolve("docs/network-file.schema.json"));
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schemaText);
        table = table(folder);
    }

    /** A file of data that all networks of {@link Corpus} can be trained on that name one. */
    static DataSource table(Path folder) throws IOException {
        Path csv = Files.writeString(folder.resolve("t.csv"), "a,b,kind\n1,2,x\n2,3,y\n3,5,x\n4,9,y\n");
        return DataFile.BY_NAME.open(csv);
    }

    @Test
    void acceptsTheNetworksThatThereAre() throws IOException {
        List<String> refused = new ArrayList<>();
        for (String text : Corpus.texts()) {
            assertThat(mistakes(text)).isEmpty();
            List<?> errors = schema.validate(text, InputFormat.YAML);
            if (!errors.isEmpty()) {
                refused.add(text + errors);
            }
        }
        assertThat(refused).isEmpty();
        try (Stream<Path> examples = Files.walk(ROOT.resolve("examples"))) {
            assertThat(examples.filter(path -> path.toString().endsWith(".yaml")))
                    .hasSizeGreaterThan(10)
                    .allSatisfy(path -> assertThat(schema.validate(Files.readString(path), InputFormat.YAML))
                            .isEmpty());
        }
    }

    @Test
    void refusesWhatIsWrongByItself() throws IOException {
        List<String> different = new ArrayList<>();
        int refusedByBoth = 0;
        for (String text : Corpus.texts()) {
            for (String changed : changes(text)) {
                List<String> mistakes = mistakes(changed);
                boolean refused = refuses(changed);
                boolean local = mistakes.stream().anyMatch(SchemaTest::isLocal);
                if (refused && mistakes.isEmpty() || local && !refused) {
                    different.add((refused ? "only the schema refuses\n" : mistakes + "\n") + changed);
                }
                refusedByBoth += refused && !mistakes.isEmpty() ? 1 : 0;
            }
        }
        assertThat(different).isEmpty();
        assertThat(refusedByBoth).isGreaterThan(1000);
    }

    @Test
    void namesEveryKindThereIs() {
        assertThat(Stream.of(
                                LayerParser.LAYERS,
                                LayerParser.ACTIVATIONS,
                                LossParser.LOSSES,
                                OptimizerParser.OPTIMIZERS,
                                ScheduleParser.SCHEDULES,
                                MetricParser.METRICS)
                        .map(Map::keySet)
                        .flatMap(Set::stream))
                .allSatisfy(label -> assertThat(schemaText).contains('"' + label + '"'));
    }

    private static boolean refuses(String text) {
        try {
            return !schema.validate(text, InputFormat.YAML).isEmpty();
        } catch (JacksonException noYaml) {
            return true;
        }
    }

    /** Whether a mistake is about one place alone. */
    static boolean isLocal(String mistake) {
        return LOCAL.matcher(mistake).find() && !NOT_LOCAL.matcher(mistake).find();
    }

    private static List<String> mistakes(String text) {
        return mistakes(text, table);
    }

    /** What is wrong in a network file whose data, if they are in a file, are these. */
    static List<String> mistakes(String text, DataSource table) {
        try {
            NetworkFileParser.parse(YamlReader.read("small.yaml", text), (path, format) -> table);
            return List.of();
        } catch (NetworkFileException refusal) {
            return refusal.mistakes();
        }
    }

    /** The text with each word or number replaced, each key misspelt, each line left out. */
    private static List<String> changes(String text) {
        List<String> changed = new ArrayList<>();
        var word = Pattern.compile("(?<=[\\s{\\[,])[-+.\\w]+(?=[\\s,}\\]])").matcher(text);
        while (word.find()) {
            for (String other : List.of("zzz", "-1", "0.5", "[]", "{zzz: 1}")) {
                changed.add(text.substring(0, word.start()) + other + text.substring(word.end()));
            }
        }
        var key = Pattern.compile("[-\\w]+(?=:)").matcher(text);
        while (key.find()) {
            changed.add(text.substring(0, key.end()) + "x" + text.substring(key.end()));
        }
        return changed;
    }
}
