package dev.lockstep.serve.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.models.file.ModelFile;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.serve.http.Refusal;
import dev.lockstep.trainer.model.PredictedRows;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RowMemoryTest {
    private static final int MIB = 1 << 20;

    private final ModelFile model = Flowers.model();
    private final PredictedRows sample = new PredictedRows(model, new NumberTable(1, 2, new double[2]));

    @Test
    void rowsTakeItUntilTheyGiveItBack() {
        RowMemory memory = new RowMemory(model, sample, 3, 2, MIB);
        int first = memory.take(800);
        assertThatThrownBy(() -> memory.take(800))
                .isInstanceOf(Refusal.class)
                .hasMessage("requests of too many rows are answered at once: try again a moment later");
        memory.giveBack(first);
        memory.giveBack(memory.take(800));
        assertThat(memory.take(800)).isEqualTo(first);
    }

    @Test
    void moreRowsThanThereIsMemoryForAreNeverAnswered() {
        RowMemory memory = new RowMemory(model, sample, 3, 2, MIB);
        assertThatThrownBy(() -> memory.take(5000))
                .isInstanceOf(Refusal.class)
                .hasMessageMatching("the request has 5000 rows, and [0-9]{3,4} are answered at once: send fewer");
        memory.take(Integer.parseInt(message(memory).replaceFirst(".* and ([0-9]+) .*", "$1")));
    }

    private static String message(RowMemory memory) {
        try {
            throw new AssertionError("took " + memory.take(Integer.MAX_VALUE));
        } catch (Refusal refusal) {
            return refusal.getMessage();
        }
    }

    /** What the text of an answer takes is not guessed too low. */
    @Test
    void anAnswerIsNotLongerThanWasCounted() {
        double widest = -Double.MIN_NORMAL * 1.1;
        PredictedRows widestRows = new PredictedRows(
                model,
                new NumberTable(
                        1000, 2, DoubleStream.generate(() -> widest).limit(2000).toArray()));
        int kib = new RowMemory(model, sample, 0, 0, 64L * MIB).take(1000);
        assertThat(PredictionsWriter.write(widestRows).length * 4L).isLessThanOrEqualTo(kib * 1024L);
    }

    @Test
    void manyInputsWeighMore() {
        int few = new RowMemory(model, sample, 3, 2, 64L * MIB).take(100);
        int many = new RowMemory(model, sample, 10_000, 2, 640L * MIB).take(100);
        assertThat(many).isGreaterThan(few + 100 * 10_000 * 8 / 1024);
    }
}
