package dev.lockstep.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Damaged logs of runs: each is drawn as a picture that is XML, or refused in one line. */
class RunLogFaultsTest {
    private static final String VALIDATED = """
            name: mine
            title: A line <of> "points"
            random: {generator: counter, seed: 1}
            data: {inputs: [[1], [2], [3], [4]], targets: [[2], [4], [6], [8]], validation: {share: 0.5}}
            layers:
              - dense: {units: 1, weights: xavier-normal, bias: false}
            loss: {report: {mean: squared-error}}
            optimizer: {sgd: {learning-rate: 0.01}}
            training: {epochs: 4}
            """;

    private static final List<String> PLACES = List.of("d", "x", "y", "cx", "cy");

    @TempDir
    private Path folder;

    private List<byte[]> logs;

    @BeforeEach
    void log() throws IOException {
        Path own = Files.writeString(folder.resolve("mine.yaml"), VALIDATED);
        logs = List.of(logged("two-point", "3"), logged(own.toString(), "4"));
    }

    private byte[] logged(String network, String epochs) throws IOException {
        Path file = folder.resolve("whole.jsonl");
        Outcome outcome = Outcome.of("train", network, "--epochs", epochs, "--log", file.toString(), "--quiet");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return Files.readAllBytes(file);
    }

    @Test
    void everyMutationIsDrawnOrRefusedInOneLine() throws Exception {
        DocumentBuilder xml = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        Mutator mutator = new Mutator(Faults.SEED);
        int refused = 0;
        for (int i = 0; i < Faults.COUNT; i++) {
            refused += refuses(mutator.mutate(logs.get(i % logs.size())), xml) ? 1 : 0;
        }
        assertThat(refused).isBetween(Faults.COUNT / 10, Faults.COUNT * 9 / 10);
    }

    private boolean refuses(byte[] content, DocumentBuilder xml) throws Exception {
        Path file = Files.write(folder.resolve("run.jsonl"), content);
        Path picture = folder.resolve("run.svg");
        Outcome outcome = Outcome.of("plot", file.toString(), "-o", picture.toString());
        assertThat(outcome.code()).as(outcome.err()).isIn(0, 2);
        if (outcome.code() > 0) {
            outcome.requireOneClearLine();
            return true;
        }
        outcome.requireHarmless();
        assertThat(places(xml.parse(picture.toFile())))
                .isNotEmpty()
                .doesNotContain("NaN", "9223372036854775", "922337203685477.");
        return false;
    }

    /** The attributes that say where something is drawn: texts repeat what a mutation wrote into a title. */
    private static String places(Document picture) {
        NodeList elements = picture.getElementsByTagName("*");
        StringJoiner places = new StringJoiner(" ");
        for (int i = 0; i < elements.getLength(); i++) {
            NamedNodeMap attributes = elements.item(i).getAttributes();
            for (String name : PLACES) {
                Node place = attributes.getNamedItem(name);
                if (place != null) {
                    places.add(place.getNodeValue());
                }
            }
        }
        return places.toString();
    }
}
