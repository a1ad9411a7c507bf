package dev.lockstep.trainer.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.trainer.training.Divergence;
import dev.lockstep.trainer.training.TrainingOptions;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a record holds, and what is said of one that is none. */
class RunRecordFileTest {
    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final String OTHER = "fedcba9876543210".repeat(4);

    private static final RunRecord WHOLE = new RunRecord(
            "a/ü.yaml",
            Optional.of("name: ü\n\u202e"),
            Optional.of(DIGEST),
            new TrainingOptions(
                    OptionalInt.of(2), OptionalDouble.of(0.1), OptionalLong.of(-7), Optional.of(DType.FLOAT32)),
            "java",
            "here",
            Optional.of(Divergence.Kind.PARAMETER_NOT_FINITE),
            new double[] {0.5, -0.0},
            List.of(DIGEST),
            Map.of("w1", OTHER));

    private static final String PLAIN = """
            {
              "network": "xor", "backend": "java", "where": "here",
              "options": {"epochs": "3", "learningRate": "0.25", "seed": "-9223372036854775808", "dtype": "float32"},
              "parameters": {"w1": "DIGEST"},
              "losses": ["3fd0cfd44069be67", "3FD0C0DED3ABC3AB"],
              "states": ["DIGEST", "DIGEST"]
            }
            """.replace("DIGEST", DIGEST);

    @TempDir
    private Path folder;

    private RunRecord read(String text) throws IOException {
        return RunRecordFile.read(Files.writeString(folder.resolve("run.json"), text));
    }

    private void refuses(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(LockstepException.class)
                .hasMessage(folder.resolve("run.json") + ": no record of a run: " + message);
    }

    private static String written(RunRecord run) throws IOException {
        StringWriter writer = new StringWriter();
        RunRecordFile.write(run, writer);
        return writer.toString();
    }

    private static void requireEqual(RunRecord one, RunRecord other) {
        assertThat(one).usingRecursiveComparison().ignoringFields("losses").isEqualTo(other);
        assertThat(Arrays.equals(one.losses(), other.losses())).isTrue();
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        String text = written(WHOLE);
        requireEqual(read(text), WHOLE);
        assertThat(text).matches("\\p{ASCII}*");

        RunRecord bare = new RunRecord(
                "xor",
                Optional.empty(),
                Optional.empty(),
                TrainingOptions.NONE,
                "blas",
                "there",
                Optional.empty(),
                new double[] {Double.NaN},
                List.of(),
                Map.of());
        assertThat(written(bare))
                .doesNotContain("text", "data", "diverged", "states", "epochs", "seed", "dtype", "Rate");
        requireEqual(read(written(bare)), bare);
    }

    @Test
    void everyFieldMeansWhatItSays() throws IOException {
        RunRecord run = read(PLAIN);
        assertThat(run.options())
                .isEqualTo(new TrainingOptions(
                        OptionalInt.of(3),
                        OptionalDouble.of(0.25),
                        OptionalLong.of(Long.MIN_VALUE),
                        Optional.of(DType.FLOAT32)));
        assertThat(run.losses())
                .containsExactly(
                        Double.longBitsToDouble(0x3fd0cfd44069be67L), Double.longBitsToDouble(0x3fd0c0ded3abc3abL));
        assertThat(run.states()).containsExactly(DIGEST, DIGEST);
        assertThat(run.parameters()).containsExactly(Map.entry("w1", DIGEST));
        assertThat(run.divergence()).isEmpty();
        assertThat(run.where()).isEqualTo("here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"network\": \"xor\", | `` | it has no field 'network'",
                "\"backend\": \"java\", | `` | it has no field 'backend'",
                "\"where\": \"here\", | `` | it has no field 'where'",
                "\"where\" | \"wher\" | the field 'wher' is not known",
                "\"here\" | 1 | 'where' holds something other than a string",
                "\"here\" | null | 'where' holds something other than a string",
                "\"xor\" | \"./xor.yaml\" | its network is a file, whose text it lacks",
                "\"epochs\" | \"epoch\" | the option 'epoch' is not known",
                "\"3\" | \"0\" | its number of epochs is 0",
                "\"3\" | \"-1\" | its number of epochs is -1",
                "\"3\" | \"2147483648\" | its number of epochs is 2147483648",
                "\"3\" | \"3.0\" | its number of epochs is '3.0'",
                "\"3\" | \"+3\" | its number of epochs is '+3'",
                "\"3\" | 3 | 'epochs' holds something other than a string",
                "-9223372036854775808 | 9223372036854775808 | its seed is '9223372036854775808'",
                "-9223372036854775808 | - | its seed is '-'",
                "0.25 | 0 | its learning rate is 0.0",
                "0.25 | -1 | its learning rate is -1.0",
                "0.25 | Infinity | its learning rate is Infinity",
                "0.25 | 1/4 | its learning rate is '1/4'",
                "float32 | float16 | its dtype is 'float16'",
                "3fd0cfd44069be67 | 3fd0cfd44069be6 | a loss is '3fd0cfd44069be6', not 16 hexadecimal digits",
                "3fd0cfd44069be67 | 3fd0cfd44069be6g | a loss is '3fd0cfd44069be6g', not 16 hexadecimal digits",
                "[\"3fd0cfd44069be67\", \"3FD0C0DED3ABC3AB\"] | [] | it has no losses",
                "[\"3fd0cfd44069be67\", \"3FD0C0DED3ABC3AB\"] | {} | 'losses' is no array",
                "[\"3fd0cfd44069be67\", | [1, | 'losses' holds something other than a string",
                "\"losses\": | \"data\": \"x\", \"losses\": | its data are 'x'",
                "\"losses\": | \"diverged\": \"no\", \"losses\": | its field 'diverged' is 'no'",
                "\"losses\": [\"3fd0cfd44069be67\", | \"losses\": [ | it has 1 losses and 2 states",
                "\"losses\": [ | \"losses\": [\"3fd0cfd44069be67\", \"3fd0cfd44069be67\", | it has 4 losses and 2 states",
                "{\"w1\" | [\"w1\" | 'parameters' is no object",
            })
    void whatIsWrongIsSaid(String part, String other, String message) throws IOException {
        if (message.startsWith("'parameters'")) {
            refuses(PLAIN.replaceFirst("\"parameters\": \\{[^}]*}", "\"parameters\": []"), message);
            return;
        }
        assertThat(PLAIN).contains(part);
        refuses(PLAIN.replace(part, other), message);
    }

    @Test
    void aRunThatEndedHasNoStateOfItsLastEpoch() throws IOException {
        String one = PLAIN.replace("[\"" + DIGEST + "\", \"" + DIGEST + "\"]", "[\"" + DIGEST + "\"]");
        refuses(one, "it has 2 losses and 1 states");
        assertThat(read(one.replace("3FD0C0DED3ABC3AB", "7ff0000000000000")).states())
                .hasSize(1);
        assertThat(read(one.replace("\"losses\":", "\"diverged\": \"loss-grown\", \"losses\":"))
                        .states())
                .hasSize(1);
        refuses(
                PLAIN.replace("[\"3fd0cfd44069be67\", ", "[").replace("3FD0C0DED3ABC3AB", "7ff8000000000000"),
                "it has 1 losses and 2 states");
    }

    @Test
    void aFieldThatIsMissingWholeIsSaid() {
        refuses(PLAIN.replaceFirst("\"options\": \\{[^}]*},", ""), "it has no field 'options'");
        refuses(PLAIN.replaceFirst("\"parameters\": \\{[^}]*},", ""), "it has no field 'parameters'");
        refuses(PLAIN.replaceFirst("\"losses\": \\[[^]]*],", ""), "it has no losses");
        refuses("[]", "it is no JSON object");
        refuses("", "it is no JSON object");
        refuses(PLAIN + "{}", "something follows its JSON object");
    }

    @Test
    void whatIsTooLongIsRefused() throws IOException {
        assertThat(read(PLAIN.replace("\"here\"", "\"" + "h".repeat(4096) + "\""))
                        .where())
                .hasSize(4096);
        refuses(PLAIN.replace("\"here\"", "\"" + "h".repeat(4097) + "\""), "'where' holds more than 4096 characters");
        String tooLong = "a name, text or number is too long, or something is nested too deep";
        refuses(PLAIN.replace("\"w1\"", "\"" + "w".repeat(1001) + "\""), tooLong);
        refuses(PLAIN.replace("\"here\"", "1".repeat(101)), tooLong);
        refuses(PLAIN.replace("\"here\"", "\"" + "h".repeat((2 << 20) + 1) + "\""), tooLong);
        refuses(PLAIN.replace("{\"w1\": ", "{\"w1\": [[[[ "), "'w1' holds something other than a string");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i <= 100_000; i++) {
            many.append("\"p").append(i).append("\": \"x\",");
        }
        refuses(PLAIN.replace("{\"w1\"", "{" + many + "\"w1\""), "'parameters' has more than 100000 entries");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"network\"",
                "{\"network\": tru",
                "{\"a\": 1, \"a\": 2}",
                "\u0000",
                "{\"where\": \"\u0001\"}"
            })
    void whatIsNoJsonIsRefusedWithItsLine(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(LockstepException.class)
                .hasMessageStartingWith(folder.resolve("run.json") + ": no record of a run: ");
    }

    @Test
    void aTwiceNamedFieldIsRefused() {
        assertThatThrownBy(() -> read(PLAIN.replace("\"where\"", "\"where\": \"x\", \"where\"")))
                .hasMessageContaining("'where' is there twice");
    }

    @Test
    void whatCanNotBeReadIsSaid() throws IOException {
        Path absent = folder.resolve("absent");
        assertThatThrownBy(() -> RunRecordFile.read(absent)).hasMessage(absent + ": no such file");
        assertThatThrownBy(() -> RunRecordFile.read(folder)).hasMessage(folder + ": can not be read: it is a folder");
        Path latin = Files.write(
                folder.resolve("run.json"), PLAIN.replace("here", "ä").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> RunRecordFile.read(latin))
                .hasMessage(latin + ": can not be read: not a text in UTF-8");
    }

    private static RunRecord with(double[] losses, List<String> states, Map<String, String> parameters) {
        return new RunRecord(
                "xor",
                Optional.empty(),
                Optional.empty(),
                TrainingOptions.NONE,
                "java",
                "",
                Optional.empty(),
                losses,
                states,
                parameters);
    }

    private static void requireDifference(RunRecord one, RunRecord other, OptionalInt epoch, String text) {
        RunDifference difference = one.differenceFrom(other).orElseThrow();
        assertThat(difference.text()).isEqualTo(text);
        assertThat(difference.inEpoch()).isEqualTo(epoch);
    }

    @Test
    void theFirstDifferenceIsFound() {
        RunRecord run = with(new double[] {1, 2}, List.of(DIGEST, DIGEST), Map.of("w1", DIGEST));
        assertThat(run.differenceFrom(run)).isEmpty();
        requireDifference(
                run,
                with(new double[] {1, 3}, List.of(DIGEST, OTHER), Map.of("w1", OTHER)),
                OptionalInt.of(2),
                "the loss of epoch 2: 4000000000000000 and 4008000000000000");
        requireDifference(
                run,
                with(new double[] {1, 3}, List.of(OTHER, OTHER), Map.of("w1", OTHER)),
                OptionalInt.of(1),
                "the state after epoch 1, whose loss is identical");
        requireDifference(
                run,
                with(new double[] {1, 2}, List.of(DIGEST, OTHER), Map.of("w1", OTHER)),
                OptionalInt.of(2),
                "the state after epoch 2, whose loss is identical");
        requireDifference(
                run,
                with(new double[] {1, 2}, List.of(), Map.of("w1", OTHER)),
                OptionalInt.empty(),
                "all losses are identical; w1 has the SHA-256 " + OTHER + ", recorded is " + DIGEST);
        requireDifference(
                run,
                with(new double[] {1, 2}, List.of(), Map.of()),
                OptionalInt.empty(),
                "all losses are identical; other parameters are recorded: w1");
        Map<String, String> two = new LinkedHashMap<>(Map.of("w1", DIGEST));
        two.put("b1", OTHER);
        requireDifference(
                run,
                with(new double[] {1, 2}, List.of(), two),
                OptionalInt.empty(),
                "all losses are identical; b1 has the SHA-256 " + OTHER + ", recorded is nothing");
    }

    @Test
    void anotherNumberOfLossesIsADifferenceAtTheEnd() {
        RunRecord one = with(new double[] {1}, List.of(), Map.of());
        RunRecord two = with(new double[] {1, 2}, List.of(), Map.of());
        requireDifference(one, two, OptionalInt.empty(), "1 loss is recorded, and the run has more");
        requireDifference(two, one, OptionalInt.empty(), "2 losses are recorded, and 1 computed");
    }

    @Test
    void anotherDivergenceIsADifferenceAtTheEnd() {
        RunRecord none = with(new double[] {1}, List.of(), Map.of());
        RunRecord grown = new RunRecord(
                "xor",
                Optional.empty(),
                Optional.empty(),
                TrainingOptions.NONE,
                "java",
                "",
                Optional.of(Divergence.Kind.LOSS_GROWN),
                new double[] {1},
                List.of(),
                Map.of());
        requireDifference(
                none,
                grown,
                OptionalInt.empty(),
                "all losses and parameters are identical; recorded is no divergence, computed the divergence loss-grown");
    }

    @Test
    void runsOfDifferentThingsAreNotCompared() {
        RunRecord run = with(new double[] {1}, List.of(), Map.of());
        for (Map.Entry<RunRecord, String> other : Map.of(
                        record("curve", Optional.empty(), Optional.empty(), TrainingOptions.NONE), "networks",
                        record("xor", Optional.of("x"), Optional.empty(), TrainingOptions.NONE), "networks",
                        record("xor", Optional.empty(), Optional.of(DIGEST), TrainingOptions.NONE), "data",
                        record("xor", Optional.empty(), Optional.empty(), TrainingOptions.NONE.withEpochs(3)),
                                "options")
                .entrySet()) {
            assertThatThrownBy(() -> run.differenceFrom(other.getKey()))
                    .isInstanceOf(LockstepException.class)
                    .hasMessage("they are runs with different " + other.getValue());
        }
        RunRecord text = record("a.yaml", Optional.of("x"), Optional.empty(), TrainingOptions.NONE);
        assertThat(text.differenceFrom(record("b.yaml", Optional.of("x"), Optional.empty(), TrainingOptions.NONE)))
                .isEmpty();
        assertThatThrownBy(() ->
                        text.differenceFrom(record("a.yaml", Optional.of("y"), Optional.empty(), TrainingOptions.NONE)))
                .hasMessage("they are runs with different networks");
    }

    private static RunRecord record(
            String network, Optional<String> text, Optional<String> data, TrainingOptions options) {
        return new RunRecord(
                network, text, data, options, "java", "", Optional.empty(), new double[] {1}, List.of(), Map.of());
    }
}
