package dev.lockstep.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.data.DataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is wrong by itself is told whatever else is wrong in the file: of correct files with every key and kind there is, two to five words are
 * replaced, each of which alone is a mistake.
 */
class EveryMistakeTest {
    private static final Pattern WORD = Pattern.compile("(?<=[\\s{\\[,])[-+.]*\\w[-+.\\w]*(?=[\\s,}\\]])");
    private static final Pattern KEY = Pattern.compile("[-\\w]+(?=:)");

    private DataSource table;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        table = SchemaTest.table(folder);
    }

    @Test
    void isToldWhateverElseIsWrong() throws IOException {
        Random random = new Random(3);
        TreeSet<String> untold = new TreeSet<>();
        int files = 0;
        for (String text : Corpus.texts()) {
            List<Edit> edits = mistakes(text, random);
            for (int trial = 0; trial < 10 && edits.size() > 4; trial++) {
                List<Edit> chosen = chosen(edits, random);
                List<String> told = told(applied(text, chosen)).stream()
                        .map(EveryMistakeTest::withoutPlace)
                        .toList();
                files++;
                for (Edit edit : chosen) {
                    edit.told().stream()
                            .map(EveryMistakeTest::withoutPlace)
                            .filter(each -> !told.contains(each))
                            .forEach(each -> untold.add(each + "\n   in " + applied(text, chosen) + "\n" + told));
                }
            }
        }
        assertThat(files).isGreaterThan(100);
        assertThat(untold).isEmpty();
    }

    @Test
    void everyKeyOfTheSchemaIsInTheFiles() throws IOException {
        String files = String.join("\n", Corpus.texts());
        JsonNode schema =
                new JsonMapper().readTree(Files.readString(Path.of("..", "docs", "network-file.schema.json")));
        TreeSet<String> keys = new TreeSet<>();
        for (JsonNode properties : schema.findValues("properties")) {
            keys.addAll(properties.propertyNames());
        }
        assertThat(keys).hasSizeGreaterThan(80);
        keys.removeIf(key -> files.contains(key + ":"));
        assertThat(keys).isEmpty();
    }

    /**
     * A word in place of another.
     *
     * @param within the places of what can not be read without it, where it is a key
     */
    private record Edit(int start, int end, String word, String place, Set<String> within, List<String> told) {
        boolean isApartFrom(Edit other) {
            return (end < other.start || other.end < start)
                    && !within.contains(other.place)
                    && !other.within.contains(place);
        }
    }

    private List<Edit> mistakes(String text, Random random) {
        List<Edit> edits = new ArrayList<>();
        for (String word : List.of("zzz", "-1", "{zzz: 1}")) {
            find(text, WORD, word, edits, random);
        }
        find(text, KEY, "zzzzz", edits, random);
        return edits;
    }

    private void find(String text, Pattern pattern, String word, List<Edit> edits, Random random) {
        YamlNode root = YamlReader.read("small.yaml", text);
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (random.nextInt(20) > 0) {
                continue;
            }
            String changed = text.substring(0, matcher.start()) + word + text.substring(matcher.end());
            String place = lineAndColumn(text, matcher.start());
            List<String> told = told(changed);
            boolean isWrongByItself = told.stream()
                    .allMatch(line -> SchemaTest.isLocal(line) && line.startsWith("small.yaml:" + place + ":"));
            if (!told.isEmpty() && isWrongByItself) {
                edits.add(new Edit(matcher.start(), matcher.end(), word, place, within(root, place), told));
            }
        }
    }

    /** Two to five that are not part of each other. */
    private static List<Edit> chosen(List<Edit> edits, Random random) {
        List<Edit> chosen = new ArrayList<>();
        int count = 2 + random.nextInt(4);
        for (int i = 0; i < 50 && chosen.size() < count; i++) {
            Edit edit = edits.get(random.nextInt(edits.size()));
            if (chosen.stream().allMatch(edit::isApartFrom)) {
                chosen.add(edit);
            }
        }
        chosen.sort((a, b) -> b.start() - a.start());
        return chosen;
    }

    private static String applied(String text, List<Edit> fromTheLast) {
        StringBuilder changed = new StringBuilder(text);
        fromTheLast.forEach(edit -> changed.replace(edit.start(), edit.end(), edit.word()));
        return changed.toString();
    }

    private List<String> told(String text) {
        return SchemaTest.mistakes(text, table);
    }

    /** The places below the key in a place. */
    private static Set<String> within(YamlNode node, String place) {
        Set<String> places = new HashSet<>();
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().values().forEach(entry -> {
                if (place(entry.keyLocation()).equals(place)) {
                    addAll(entry.value(), places);
                }
                places.addAll(within(entry.value(), place));
            });
        } else if (node instanceof YamlNode.Sequence sequence) {
            sequence.items().forEach(item -> places.addAll(within(item, place)));
        }
        return places;
    }

    private static void addAll(YamlNode node, Set<String> places) {
        places.add(place(node.location()));
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().values().forEach(entry -> {
                places.add(place(entry.keyLocation()));
                addAll(entry.value(), places);
            });
        } else if (node instanceof YamlNode.Sequence sequence) {
            sequence.items().forEach(item -> addAll(item, places));
        }
    }

    private static String place(Location location) {
        return location.line() + ":" + location.column();
    }

    private static String withoutPlace(String line) {
        return line.replaceFirst("^[^:]*:\\d+:\\d+: ", "");
    }

    private static String lineAndColumn(String text, int at) {
        String before = text.substring(0, at);
        return (before.chars().filter(c -> c == '\n').count() + 1) + ":" + (at - before.lastIndexOf('\n'));
    }
}
