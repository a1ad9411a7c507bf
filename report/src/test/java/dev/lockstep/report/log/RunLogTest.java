package dev.lockstep.report.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.LockstepException;
import dev.lockstep.report.Trained;
import dev.lockstep.report.run.FinishedRun;
import dev.lockstep.report.run.PlottedRun;
import dev.lockstep.trainer.training.ResultDigest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunLogTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final FinishedRun run = Trained.run(Trained.CLASSES, context -> List.of(new RunLog(context, written)));
    private final List<String> lines =
            written.toString(StandardCharsets.UTF_8).lines().toList();

    @Test
    void saysWhatIsTrainedEachEpochAndWhatCameOut() {
        assertThat(lines).hasSize(run.result().epochs() + 2);
        assertThat(lines.get(0))
                .startsWith("{\"kind\":\"run\",\"lockstep\":\"1.2.3\",\"network\":\"sides\",\"title\":\"Which side")
                .contains("\"seed\":3,", "\"learningRate\":0.05,", "\"networkSha256\":\"", "\"JVM\":\"one <of> many\"")
                .endsWith("\"began\":\"1970-01-01T00:00:00Z\"}");
        assertThat(lines.get(1))
                .startsWith("{\"kind\":\"epoch\",\"epoch\":1,\"loss\":"
                        + run.result().losses()[0] + ",")
                .contains(
                        "\"validationLoss\":", "\"metrics\":{\"accuracy\":", "\"roc-auc\":", "\"learningRate\":0.05,");
        assertThat(lines.get(lines.size() - 1))
                .startsWith("{\"kind\":\"result\",\"epochs\":" + run.result().epochs() + ",")
                .contains("\"bestEpoch\":"
                        + run.result().validation().orElseThrow().bestEpoch().getAsInt() + ",")
                .endsWith("\"sha256\":\"" + ResultDigest.of(run.result()) + "\"}");
    }

    @Test
    void readsBackWithTheSameBits() throws IOException {
        PlottedRun read = RunLogReader.read(file(String.join("\n", lines)));

        assertThat(read.isIdenticalTo(PlottedRun.of(run.context(), run.result())))
                .isTrue();
        assertThat(read.traits()).containsEntry("network", "sides").containsEntry("seed", "3");
        assertThat(read.bestEpoch())
                .isEqualTo(run.result().validation().orElseThrow().bestEpoch());
    }

    /** The log of a run that goes on, or was killed, may end anywhere. */
    @Test
    void aLogThatEndsAnywhereBehindTheFirstEpochIsRead() throws IOException {
        String whole = written.toString(StandardCharsets.UTF_8);
        int firstEpochs = lines.get(0).length() + lines.get(1).length() + 2;
        for (int end = firstEpochs; end < whole.length(); end += 7) {
            PlottedRun read = RunLogReader.read(file(whole.substring(0, end)));
            assertThat(read.losses()).startsWith(run.result().losses()[0]);
        }
    }

    @Test
    void losesNoNumberThatIsNotFinite() throws IOException {
        Path log = file("{\"kind\":\"run\"}\n{\"kind\":\"epoch\",\"epoch\":1,\"loss\":\"NaN\"}\n"
                + "{\"kind\":\"epoch\",\"epoch\":2,\"loss\":\"-Infinity\"}");

        assertThat(RunLogReader.read(log).losses()).containsExactly(Double.NaN, Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                            | line 1: it is no JSON object",
                "{\"kind\":\"epoch\",\"epoch\":1,\"loss\":1}   | line 1: the first line is not of the kind 'run'",
                "{\"kind\":\"run\"}                            | it has no epoch",
                "{\"kind\":\"run\"};{\"kind\":\"run\"}         | line 2: a second run begins",
                "{\"kind\":\"run\"};{\"kind\":\"nonsense\"}    | line 2: the kind 'nonsense' is not known",
                "{\"kind\":\"run\"};{\"kind\":\"epoch\",\"epoch\":1,\"loss\":\"x\"} | line 2: its field 'loss' is no number",
                "{\"kind\":\"run\"};{\"kind\":\"epoch\",\"loss\":1} | line 2: its field 'epoch' is no number",
            })
    void saysWhatIsWrongAndWhere(String content, String message) throws IOException {
        Path log = file(content.replace(";", "\n"));

        assertThatThrownBy(() -> RunLogReader.read(log))
                .isInstanceOf(LockstepException.class)
                .hasMessage(log + " is no log of a run: " + message);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("run.jsonl"), content);
    }
}
