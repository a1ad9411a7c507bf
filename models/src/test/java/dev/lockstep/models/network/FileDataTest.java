package dev.lockstep.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lockstep.data.Preparation;
import dev.lockstep.nn.initializer.NumberTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Network files whose data are in a CSV file. */
class FileDataTest {
    private static final String NETWORK = """
            name: own
            title: Data in a file
            random: {generator: counter, seed: 3}
            data:
              file: own.csv
              target: kind
              scale: standardize
              validation: {share: 0.25, stratified: true}
            layers:
              - dense: {units: 2, activation: softmax, weights: he-normal, bias: zeros}
            loss: {report: {mean: softmax-cross-entropy}}
            optimizer: {sgd: {learning-rate: 0.1}}
            training: {epochs: 2}
            """;

    @TempDir
    private Path folder;

    private Path network;

    @BeforeEach
    void write() throws IOException {
        StringBuilder rows = new StringBuilder("x,kind\n");
        for (int i = 0; i < 24; i++) {
            rows.append(i * i).append(i < 8 ? ",few\n" : ",many\n");
        }
        Files.writeString(folder.resolve("own.csv"), rows);
        network = folder.resolve("own.yaml");
    }

    private NetworkDefinition parse(String... change) {
        String text = NETWORK;
        for (int i = 0; i < change.length; i += 2) {
            assertThat(text).contains(change[i]);
            text = text.replace(change[i], change[i + 1]);
        }
        return NetworkFileReader.parse(network, text);
    }

    @Test
    void aStratifiedShareIsTakenOfEachClass() {
        NetworkDefinition definition = parse();
        assertThat(definition.data().samples()).isEqualTo(18);
        InitialValues values = InitialValues.of(definition, OptionalLong.empty());
        assertThat(values.data().targets().rows()).isEqualTo(18);
        NumberTable held = values.validation().orElseThrow().targets();
        assertThat(held.rows()).isEqualTo(6);
        double few = 0;
        for (int row = 0; row < 6; row++) {
            few += held.get(row, 0);
        }
        assertThat(few).isEqualTo(2);
        InitialValues other = InitialValues.of(definition, OptionalLong.of(4));
        assertThat(other.validation().orElseThrow().inputs().elements())
                .isNotEqualTo(values.validation().orElseThrow().inputs().elements());
    }

    @Test
    void inputsArePreparedByTheTrainedSamplesAlone() {
        InitialValues values = InitialValues.of(parse(), OptionalLong.empty());
        double[] trained = values.data().inputs().elements();
        double mean = 0;
        double squares = 0;
        for (double x : trained) {
            mean += x / trained.length;
            squares += x * x / trained.length;
        }
        assertThat(Math.abs(mean)).isLessThan(1e-14);
        assertThat(Math.abs(squares - 1)).isLessThan(1e-14);
        assertThat(values.preparation()).isPresent();
    }

    @Test
    void aModelsNetworkIsReadWithoutItsData() throws IOException {
        Preparation preparation =
                InitialValues.of(parse(), OptionalLong.empty()).preparation().orElseThrow();
        Files.delete(folder.resolve("own.csv"));
        NetworkDefinition definition = NetworkFileReader.parse("model", NETWORK, preparation);
        assertThat(definition.sampleShape().length()).isEqualTo(1);
        assertThatThrownBy(() -> InitialValues.of(definition, OptionalLong.empty()))
                .hasMessage("the data that a model was trained on are not in it");
        assertThatThrownBy(() -> NetworkFileReader.parse("elsewhere", NETWORK))
                .hasMessage("its data are in the file 'own.csv', which is read for a network file only");
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        requireMistake(
                "5:9: " + folder.resolve("none.csv") + " cannot be read: there is no such file", "own.csv", "none.csv");
        requireMistake(
                "6:3: unknown key 'targets' in 'data': did you mean 'target'? accepted: file, target, features, kind, missing,"
                        + " scale, delimiter, header, validation",
                "  target: kind",
                "  targets: kind");
        requireMistake("7:10: unknown scale 'normal': accepted: none, standardize, min-max", "standardize", "normal");
        requireMistake(
                "8:29: 'stratified' is for targets that are classes", "target: kind", "target: x\n  features: [kind]");
        requireMistake(
                "5:9: " + folder.resolve("own.csv") + " has no column 'y'; it has 'x', 'kind'",
                "target: kind",
                "target: y");
        requireMistake(
                "5:9: the column 'x' holds 24 classes, which do not serve as target of the kind two-classes",
                "target: kind",
                "target: x\n  kind: two-classes");
        requireMistake(
                "5:9: a column is there twice among the features: [x, x]",
                "target: kind",
                "target: kind\n  features: [x, x]");
    }

    private void requireMistake(String message, String... change) {
        assertThatThrownBy(() -> parse(change))
                .isInstanceOf(NetworkFileException.class)
                .hasMessageStartingWith(network + ":")
                .hasMessageEndingWith(message.substring(message.indexOf(' ') + 1));
    }

    @Test
    void eachSampleIsInOneOfTheFolds() {
        for (boolean stratified : new boolean[] {false, true}) {
            List<Double> held = new ArrayList<>();
            for (int fold = 1; fold <= 5; fold++) {
                NetworkDefinition divided = parse("scale: standardize", "scale: none")
                        .withValidation(new ValidationSource.Fold(5, fold, stratified));
                InitialValues values = InitialValues.of(divided, OptionalLong.empty());
                NumberTable inputs = values.validation().orElseThrow().inputs();
                assertThat(values.data().inputs().rows())
                        .isEqualTo(24 - inputs.rows())
                        .isEqualTo(divided.data().samples());
                Arrays.stream(inputs.elements()).forEach(held::add);
                if (stratified) {
                    long few =
                            Arrays.stream(inputs.elements()).filter(x -> x < 64).count();
                    assertThat(few).isBetween(1L, 2L);
                }
            }
            assertThat(held).hasSize(24).doesNotHaveDuplicates();
        }
        assertThatThrownBy(() -> parse().withValidation(new ValidationSource.Fold(100, 1, false)))
                .hasMessage("own: of 24 samples 24 would be trained on: both parts need at least one");
    }

    @Test
    void aFoldIsPreparedByWhatIsTrainedOn() {
        InitialValues values =
                InitialValues.of(parse().withValidation(new ValidationSource.Fold(2, 1, true)), OptionalLong.empty());
        double sum = Arrays.stream(values.data().inputs().elements()).sum();
        assertThat(sum).isCloseTo(0, within(1e-12));
        assertThat(Arrays.stream(values.validation().orElseThrow().inputs().elements())
                        .sum())
                .isNotCloseTo(0, within(0.01));
    }
}
