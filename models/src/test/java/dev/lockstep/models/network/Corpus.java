package dev.lockstep.models.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Correct network files that together have every key and kind there is. */
final class Corpus {
    private Corpus() {}

    static List<String> texts() throws IOException {
        List<String> corpus = new ArrayList<>();
        corpus.add(NetworkFiles.SMALL.replace("10: .2", "10: 0.2"));
        for (String name : BuiltInNetworksTest.names()) {
            try (var resource = NetworkCatalog.class.getResourceAsStream("/dev/lockstep/networks/" + name + ".yaml")) {
                corpus.add(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        corpus.removeIf(text -> text.length() > 3000);
        String everything = Files.readString(Path.of("src/test/resources/dev/lockstep/models/network/fragments.txt"));
        for (String fragment :
                everything.substring(everything.indexOf("\n\n") + 2).split("\n\n")) {
            Map<String, String> sections = sections(NetworkFiles.SMALL);
            sections.remove("document");
            sections.putAll(sections(fragment));
            corpus.add(String.join("\n", sections.values()) + "\n");
        }
        return corpus;
    }

    /** The pieces of a file, by their keys. */
    private static Map<String, String> sections(String text) {
        Map<String, String> sections = new LinkedHashMap<>();
        for (String section : text.strip().split("\n(?=\\S)")) {
            sections.put(section.substring(0, section.indexOf(':')), section);
        }
        return sections;
    }
}
