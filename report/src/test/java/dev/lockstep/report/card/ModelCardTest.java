package dev.lockstep.report.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.report.Trained;
import dev.lockstep.report.run.FinishedRun;
import dev.lockstep.trainer.training.ResultDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCardTest {
    @Test
    void holdsWhatWasReadAndComputed() {
        FinishedRun run = Trained.run(Trained.CLASSES);
        String card = ModelCard.of(run);

        assertThat(card)
                .startsWith("# Which side of a line &lt;b&gt;points&lt;/b&gt; &amp; \"others\" are on\n")
                .contains("```yaml\n" + Trained.CLASSES + "```\n")
                .contains("| layer 1 | dense: {units: 3, activation: tanh, weights: xavier-normal, bias: zeros} |")
                .contains("| parameters | 17 |")
                .contains("| samples trained on | 8 |\n| validation samples | 4 |")
                .contains("| schedule | cosine: {epochs: 12, minimum: 0} |")
                .contains("| result | " + ResultDigest.of(run.result()) + " |\n| model | " + "ab".repeat(32) + " |")
                .contains("lockstep train 'own network.yaml' --log again.jsonl && tail -n 1 again.jsonl\n")
                .contains("| JVM | one &lt;of&gt; many |");
    }

    @Test
    void namesTheFilesOfTheData(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("points.csv"), "x,unused,y\n1,7,2\n2,7,4\n3,7,6\n4,7,8\n");
        Path file = Files.writeString(folder.resolve("n.yaml"), """
                name: points
                title: Points of a file
                random: {generator: counter, seed: 1}
                data: {file: points.csv, target: y, features: [x], validation: {share: 0.25}}
                layers: [{dense: {units: 1, weights: zeros, bias: zeros}}]
                loss: {report: {mean: squared-error}}
                optimizer: {sgd: {learning-rate: 0.1}}
                training: {epochs: 2}
                """);
        String card = ModelCard.of(Trained.run(NetworkFileReader.read(file), NetworkFileReader.text(file)));
        String digest = NetworkFileReader.read(file).data().sha256().orElseThrow();
        assertThat(card)
                .contains("| file | points.csv |\n| SHA-256 of points.csv | " + digest
                        + " |\n| rows and columns of points.csv | 4 and 3 |")
                .contains("| samples trained on | 3 |\n| validation samples | 1 |")
                .contains("lockstep verify-model MODEL.safetensors --data points.csv\n");
    }

    @Test
    void foreignTextIsNoMarkup() {
        assertThat(Markdown.inline("a_b _c_ *d* | `e` [f](g) <h>\n\\"))
                .isEqualTo("a_b \\_c\\_ \\*d\\* \\| \\`e\\` \\[f\\](g) &lt;h&gt; \\\\");
        assertThat(Markdown.block("", "```\ntext\n````")).isEqualTo("`````\n```\ntext\n````\n`````\n");
    }
}
