package dev.lockstep.report.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.report.Trained;
import dev.lockstep.report.run.FinishedRun;
import dev.lockstep.trainer.training.ResultDigest;
import org.junit.jupiter.api.Test;

class ModelCardTest {
    @Test
    void holdsWhatWasReadAndComputed() {
        FinishedRun run = Trained.run(Trained.CLASSES);
        String card = ModelCard.of(run);

        assertThat(card)
                .startsWith("# Which side of a line &lt;b&gt;points&lt;/b&gt; &amp; &quot;others&quot; are on\n")
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
    void foreignTextIsNoMarkup() {
        assertThat(Markdown.inline("a_b _c_ *d* | `e` [f](g) <h>\n\\"))
                .isEqualTo("a_b \\_c\\_ \\*d\\* \\| \\`e\\` \\[f\\](g) &lt;h&gt; \\\\");
        assertThat(Markdown.block("", "```\ntext\n````")).isEqualTo("`````\n```\ntext\n````\n`````\n");
    }
}
