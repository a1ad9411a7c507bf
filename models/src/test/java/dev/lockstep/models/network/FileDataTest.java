package dev.lockstep.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.data.Preparation;
import dev.lockstep.data.file.DataFile;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.numerics.function.Log;
import dev.lockstep.numerics.function.Log1p;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Network files whose data are in a CSV file. */
class FileDataTest extends NetworkOfAFile {
    @Test
    void aStratifiedShareIsTakenOfEachClass() {
        NetworkDefinition definition = parse();
        assertThat(definition.data().samples()).isEqualTo(18);
        InitialValues values = InitialValues.of(definition, OptionalLong.empty());
        assertThat(values.data().targets().rows()).isEqualTo(18);
        NumberTable held = values.validation().orElseThrow().targets().table();
        assertThat(held.rows()).isEqualTo(6);
        double few = 0;
        for (int row = 0; row < 6; row++) {
            few += held.get(row, 0);
        }
        assertThat(few).isEqualTo(2);
        InitialValues other = InitialValues.of(definition, OptionalLong.of(4));
        assertThat(other.validation().orElseThrow().inputs().table().elements())
                .isNotEqualTo(values.validation().orElseThrow().inputs().table().elements());
    }

    @Test
    void inputsArePreparedByTheTrainedSamplesAlone() {
        InitialValues values = InitialValues.of(parse(), OptionalLong.empty());
        double[] trained = values.data().inputs().table().elements();
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

    /** Samples are numbered anew where some are left out or held back, so a number of theirs is no place. */
    @Test
    void aNumberTooLargeToBePreparedIsNamedByItsPlaceInTheFile() throws IOException {
        Files.writeString(folder.resolve("fit.csv"), "x,kind\n1e-150,a\n2e-150,b\n");
        Files.writeString(folder.resolve("held.csv"), "y,kind,x\n1,a,1e-150\n1,b,NA\n1,b,1e300\n");
        for (String stream : List.of("false", "true")) {
            NetworkDefinition definition = parse(
                    "file: own.csv",
                    "file: fit.csv\n  missing: drop\n  stream: " + stream,
                    "{share: 0.25, stratified: true}",
                    "{file: held.csv}");
            assertThatThrownBy(() -> InitialValues.of(definition, OptionalLong.empty())
                            .validation()
                            .orElseThrow()
                            .inputs()
                            .table())
                    .hasMessage(folder.resolve("held.csv")
                            + ", line 4, column 3 ('x'): the number 1.0E300 is too large to be prepared");
        }
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

    private String write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
        return name;
    }

    /** Images of 1 x 2 pixels and their labels. */
    private void writeImages(String name, int count) throws IOException {
        byte[] images = new byte[16 + 2 * count];
        System.arraycopy(new byte[] {0, 0, 8, 3, 0, 0, 0, (byte) count, 0, 0, 0, 1, 0, 0, 0, 2}, 0, images, 0, 16);
        byte[] labels = new byte[8 + count];
        System.arraycopy(new byte[] {0, 0, 8, 1, 0, 0, 0, (byte) count}, 0, labels, 0, 8);
        for (int i = 0; i < count; i++) {
            images[16 + 2 * i] = (byte) (i * i);
            images[17 + 2 * i] = (byte) (200 - i);
            labels[8 + i] = (byte) (i % 2);
        }
        write(name + "-images-idx3-ubyte", images);
        write(name + "-labels-idx1-ubyte", labels);
    }

    private NetworkDefinition images(String... change) {
        return NetworkFileReader.parse(network, textOfImages(change));
    }

    private static String textOfImages(String... change) {
        String[] all = new String[change.length + 6];
        all[0] = "file: own.csv";
        all[1] = "file: train-images-idx3-ubyte";
        all[2] = "target: kind";
        all[3] = "target: {file: train-labels-idx1-ubyte}\n  kind: classes";
        all[4] = "{share: 0.25, stratified: true}";
        all[5] = "{file: test-images-idx3-ubyte, target: {file: test-labels-idx1-ubyte}}";
        System.arraycopy(change, 0, all, 6, change.length);
        return text(all);
    }

    @Test
    void inputsAndTargetsMayBeFilesOfTheirOwnAndValidationToo() throws IOException {
        writeImages("train", 10);
        writeImages("test", 4);
        String shuffled = "training: {epochs: 2, shuffle: true}";
        NetworkDefinition definition = images("training: {epochs: 2}", shuffled);
        InitialValues values = InitialValues.of(definition, OptionalLong.empty());
        assertThat(values.data().inputs().rows()).isEqualTo(10);
        assertThat(values.data().targets().table().elements()).startsWith(1, 0, 0, 1, 1, 0);
        DataTables held = values.validation().orElseThrow();
        assertThat(held.inputs().rows()).isEqualTo(4);
        assertThat(held.targets().table().elements()).containsExactly(1, 0, 0, 1, 1, 0, 0, 1);
        assertThat(definition.data().sha256().orElseThrow()).hasSize(64);

        DataTables streamed = InitialValues.of(
                        images("training: {epochs: 2}", shuffled, "  scale:", "  stream: true\n  scale:"),
                        OptionalLong.empty())
                .data();
        assertThat(streamed.inputs().inMemory()).isFalse();
        assertThat(streamed.inputs().table().elements())
                .containsExactly(values.data().inputs().table().elements());

        requireImageMistake(
                "'validation' needs a 'target' that names one", ", target: {file: test-labels-idx1-ubyte}}", "}");
        requireImageMistake("10 rows, and ", "file: test-labels-idx1-ubyte", "file: train-labels-idx1-ubyte");
        requireImageMistake(
                "is another file: its SHA-256 is ", "  scale:", "  sha256: " + "0".repeat(64) + "\n  scale:");
        requireImageMistake(
                "'sha256' must be the 64 hexadecimal digits that sha256sum prints of the file",
                "  scale:",
                "  sha256: abc\n  scale:");
        requireImageMistake("delimiter and header are for csv", "  scale:", "  header: false\n  scale:");
        requireImageMistake(
                "there are 2 columns of targets, and classes are in one", "train-labels-idx1", "train-images-idx3");
    }

    @Test
    void oneFileIsNotTakenForSeveral() throws IOException {
        writeImages("train", 10);
        writeImages("test", 4);
        Path images = folder.resolve("train-images-idx3-ubyte");
        String text = textOfImages();
        assertThat(NetworkFileReader.parseWithData("images", text, folder)
                        .data()
                        .samples())
                .isEqualTo(10);
        assertThatThrownBy(() -> NetworkFileReader.parseWithData("images", text, images))
                .hasMessage(images + " is one file, and the data are from 4: name the folder in which they lie");
    }

    private void requireImageMistake(String message, String... change) {
        String[] all = new String[change.length + 2];
        System.arraycopy(change, 0, all, 0, change.length);
        all[change.length] = "training: {epochs: 2}";
        all[change.length + 1] = "training: {epochs: 2, shuffle: true}";
        assertThatThrownBy(() -> images(all))
                .isInstanceOf(NetworkFileException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aStreamedTableHasTheBitsOfThatInMemory() {
        InitialValues inMemory = InitialValues.of(parse(), OptionalLong.empty());
        InitialValues streamed = InitialValues.of(parse("  scale:", "  stream: true\n  scale:"), OptionalLong.empty());
        assertThat(streamed.data().inputs().inMemory()).isFalse();
        assertThat(streamed.data().inputs().table().elements())
                .containsExactly(inMemory.data().inputs().table().elements());
        assertThat(streamed.data().targets().table().elements())
                .containsExactly(inMemory.data().targets().table().elements());
        assertThat(streamed.validation().orElseThrow().inputs().table().elements())
                .containsExactly(
                        inMemory.validation().orElseThrow().inputs().table().elements());
        assertThat(streamed.preparation().orElseThrow())
                .hasToString(inMemory.preparation().orElseThrow().toString());
    }

    @Test
    void samplesOfAGroupStayTogether() throws IOException {
        StringBuilder rows = new StringBuilder("x,person,kind\n");
        for (int i = 0; i < 40; i++) {
            rows.append(i).append(",p").append(i * 7 % 10).append(i % 3 == 0 ? ",few\n" : ",many\n");
        }
        Files.writeString(folder.resolve("own.csv"), rows);
        String[] grouped = {"stratified: true", "group: person"};
        NetworkDefinition definition = parse(grouped);
        assertThat(definition.data().encoding().orElseThrow().features()).hasSize(1);
        boolean another = false;
        for (long seed = 0; seed < 5; seed++) {
            InitialValues values = InitialValues.of(
                    parse("stratified: true", "group: person", "standardize", "none"), OptionalLong.of(seed));
            double[] held = values.validation().orElseThrow().inputs().table().elements();
            double[] trained = values.data().inputs().table().elements();
            assertThat(held).hasSize(12);
            assertThat(held.length + trained.length).isEqualTo(40);
            for (double in : trained) {
                assertThat(Arrays.stream(held)).noneMatch(out -> (int) (out * 7 % 10) == (int) (in * 7 % 10));
            }
            another |= held[0] > 0;
        }
        assertThat(another).isTrue();
        requireMistake(
                "8:49: 'group' and 'stratified' do not go together",
                "stratified: true",
                "stratified: true, group: person");
        requireMistake(
                "8:36: " + folder.resolve("own.csv") + " has no column 'g'; it has 'x', 'person', 'kind'",
                "stratified: true",
                "group: g");
        requireMistake(
                "8:23: this share of 40 samples leaves 40 to train on: both parts need at least one, and a group is in one of them",
                "0.25, stratified: true",
                "0.01, group: person");
    }

    @Test
    void columnsMayBeTreatedOneByOne() {
        String columns = "scale: standardize\n  columns: {x: {logarithm: log1p, clip: [4, 100], scale: none}}";
        NetworkDefinition definition = parse("scale: standardize", columns);
        double[] inputs = InitialValues.of(definition, OptionalLong.empty())
                .data()
                .inputs()
                .table()
                .elements();
        assertThat(inputs).contains(Log1p.of(4.0), Log1p.of(100.0)).doesNotContain(0.0);
        requireMistake(
                "8:17: unknown key 'log' in 'x': accepted: kind, missing, clip, logarithm, scale",
                "scale: standardize",
                columns.replace("logarithm", "log"));
        requireMistake(
                "8:41: 'clip' must be two numbers, [low, high], not 1",
                "scale: standardize",
                columns.replace("[4, 100]", "[4]"));
        requireMistake(
                "8:53: the quantiles 0.5 and 1.5: both must be from 0 to 1, and the first below the second",
                "scale: standardize",
                columns.replace("[4, 100]", "{quantiles: [0.5, 1.5]}"));
        requireMistake(
                "own.csv has no column 'w'; it has 'x', 'kind'", "scale: standardize", columns.replace("x:", "w:"));
    }

    @Test
    void allMistakesAreToldAtOnceEachInItsPlace() throws IOException {
        Files.writeString(folder.resolve("own.csv"), "Length,person,kind\n1,a,few\n2,b,many\n3,c,few\n");
        assertThatThrownBy(() -> parse(
                        "target: kind",
                        "target: kinds\n  features: [length, lenght, persons, length]\n  kind: class\n  missing: imputed",
                        "scale: standardize",
                        "scale: normal\n  delimiter: \";;\"\n  weights: w\n  columns: {Lengths: {clip: [1], scale: max}}",
                        "{share: 0.25, stratified: true}",
                        "{share: 2, stratified: perhaps}"))
                .isInstanceOfSatisfying(
                        NetworkFileException.class,
                        refusal -> assertThat(refusal.mistakes())
                                .map(line -> line.substring(network.toString().length() + 1))
                                .containsExactly(
                                        "8:9: unknown kind 'class': did you mean 'classes'? accepted: number, classes, two-classes",
                                        "9:12: unknown missing 'imputed': did you mean 'impute'? accepted: refuse, drop, impute",
                                        "10:10: unknown scale 'normal': accepted: none, standardize, min-max",
                                        "11:14: 'delimiter' must be one character, such as \";\" or \"\\t\", not the quoted text ';;'",
                                        "13:29: 'clip' must be two numbers, [low, high], not 1",
                                        "13:41: unknown scale 'max': accepted: none, standardize, min-max",
                                        "14:23: 'share' must be from 0 to below 1, not '2'",
                                        "14:38: unknown stratified 'perhaps': accepted: true, false"));
        String csv = folder.resolve("own.csv") + " has no column ";
        String has = "; it has 'Length', 'person', 'kind'";
        assertThatThrownBy(() -> parse(
                        "target: kind",
                        "target: kinds\n  features: [length, person, persons, person]",
                        "scale: standardize",
                        "weights: w\n  columns: {Lengths: {clip: [1, 2]}, kind: {missing: impute}}",
                        "{share: 0.25, stratified: true}",
                        "{share: 0.25, group: Person}"))
                .isInstanceOfSatisfying(
                        NetworkFileException.class,
                        refusal -> assertThat(refusal.mistakes())
                                .map(line -> line.substring(network.toString().length() + 1))
                                .containsExactly(
                                        "6:11: " + csv + "'kinds'" + has + "; did you mean 'kind'?",
                                        "7:14: " + csv + "'length'" + has + "; did you mean 'Length'?",
                                        "7:30: " + csv + "'persons'" + has + "; did you mean 'person'?",
                                        "7:39: the column 'person' is there twice among the features",
                                        "8:12: " + csv + "'w'" + has,
                                        "9:13: " + csv + "'Lengths'" + has + "; did you mean 'Length'?",
                                        "9:38: the column 'kind' is none of the features, and has a treatment",
                                        "10:36: " + csv + "'Person'" + has + "; did you mean 'person'?"));
    }

    @Test
    void whatCanNotBePreparedIsToldOfAllColumnsAndTargets() throws IOException {
        Files.writeString(folder.resolve("own.csv"), "x,y,kind\n1,-2,3\n-1,5,-1\n2,1,4\n");
        for (String stream : List.of("", "  stream: true\n")) {
            assertThatThrownBy(() -> parse(
                            "  scale: standardize\n",
                            stream + "  scale-targets: log\n  columns: {x: {logarithm: log}, y: {logarithm: log1p}}\n",
                            "  validation: {share: 0.25, stratified: true}\n",
                            "",
                            "{units: 2, activation: softmax",
                            "{units: 1",
                            "softmax-cross-entropy",
                            "squared-error"))
                    .isInstanceOfSatisfying(
                            NetworkFileException.class,
                            refusal -> assertThat(refusal.mistakes())
                                    .map(line -> line.substring(line.indexOf("own.csv")))
                                    .containsExactly(
                                            "own.csv, line 3, column 1 ('x'): '-1' is not above 0.0, as it must be for log",
                                            "own.csv, line 2, column 2 ('y'): '-2' is not above -1.0, as it must be for log1p",
                                            "own.csv, line 3, column 3 ('kind'): '-1' is not above 0.0, as it must be for log"));
        }
    }

    @Test
    void aNumberOfValidationDataWithoutItsLogarithmIsToldInItsPlace() throws IOException {
        Files.writeString(folder.resolve("own.csv"), "x,kind\n1,3\n2,4\n");
        Files.writeString(folder.resolve("held.csv"), "x,kind\n1,3\n0,4\n5,0\n");
        assertThatThrownBy(() -> parse(
                        "scale: standardize",
                        "scale-targets: log\n  columns: {x: {logarithm: log}}",
                        "{share: 0.25, stratified: true}",
                        "{file: held.csv}",
                        "{units: 2, activation: softmax",
                        "{units: 1",
                        "softmax-cross-entropy",
                        "squared-error"))
                .hasMessageContaining("held.csv, line 3, column 1 ('x'): '0' is not above 0.0, as it must be for log\n")
                .hasMessageContaining(
                        "held.csv, line 4, column 2 ('kind'): '0' is not above 0.0, as it must be for log");
    }

    /** Which limits there are is known after they were found among the samples that are trained on. */
    @Test
    void limitsThatAreFoundMayGiveANumberItsLogarithm() throws IOException {
        Files.writeString(folder.resolve("own.csv"), "x,kind\n-1,a\n2,b\n3,a\n4,b\n5,a\n");
        String[] limited = {
            "scale: standardize",
            "columns: {x: {clip: {quantiles: [0.25, 1]}, logarithm: log}}",
            "\n  validation: {share: 0.25, stratified: true}",
            ""
        };
        assertThat(InitialValues.of(parse(limited), OptionalLong.empty())
                        .data()
                        .inputs()
                        .table()
                        .elements())
                .startsWith(Log.of(2.0), Log.of(2.0));
    }

    @Test
    void ofAnotherFileItsDigestIsToldBeforeWhatIsWrongInIt() throws IOException {
        String text = text();
        RecordedData recorded =
                new RecordedData(folder.resolve("own.csv"), parse().data().sha256(), "the model");
        assertThat(recorded.network("own", text).data().samples()).isEqualTo(18);
        String digits = recorded.sha256().orElseThrow().toUpperCase(Locale.ROOT);
        assertThat(parse("file: own.csv", "file: own.csv\n  sha256: " + digits)
                        .data()
                        .samples())
                .isEqualTo(18);
        String other = recorded.place() + " is not the file that the model was trained on: its SHA-256 is another";
        for (String content : List.of("a,b\n1,2\n", "x,kind\n1\n", "x,kind\n", "", "x,kind\n1,\"few\n")) {
            Files.writeString(recorded.place(), content);
            assertThatThrownBy(() -> recorded.network("own", text)).hasMessage(other);
            requireMistake(
                    "is another file: its SHA-256 is "
                            + DataFile.sha256(recorded.place()).orElseThrow(),
                    "file: own.csv",
                    "file: own.csv\n  sha256: " + "a".repeat(64));
        }
        Files.delete(recorded.place());
        assertThatThrownBy(() -> recorded.network("own", text)).hasMessageContaining("there is no such file");
    }

    @Test
    void ofSeveralOtherFilesTheirDigestIsTold() throws IOException {
        writeImages("train", 10);
        writeImages("test", 4);
        String text = textOfImages("training: {epochs: 2}", "training: {epochs: 2, shuffle: true}");
        RecordedData recorded = new RecordedData(
                folder, NetworkFileReader.parse(network, text).data().sha256(), "the recorded run");
        assertThat(recorded.network("images", text).data().samples()).isEqualTo(10);
        writeImages("test", 3);
        assertThatThrownBy(() -> recorded.network("images", text)).hasMessageContaining("its SHA-256 is another");
        write("test-labels-idx1-ubyte", new byte[] {0, 0, 8, 1, 0});
        assertThatThrownBy(() -> recorded.network("images", text)).hasMessageContaining("its SHA-256 is another");
        writeImages("test", 4);
        String unreadable = text.replace("kind: classes", "kind: none-such");
        assertThatThrownBy(() -> recorded.network("images", unreadable)).hasMessageContaining("none-such");
    }

    @Test
    void numbersThatAreSaidToBeTextsAreNotScaled() {
        NetworkDefinition definition =
                parse("scale: standardize", "scale: standardize\n  columns: {x: {kind: texts, missing: impute}}");
        assertThat(InitialValues.of(definition, OptionalLong.empty())
                        .data()
                        .inputs()
                        .table()
                        .elements())
                .containsOnly(0, 1);
        requireMistake(
                "8:23: unknown kind 'text': did you mean 'texts'? accepted: number, texts",
                "scale: standardize",
                "scale: standardize\n  columns: {x: {kind: text}}");
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        requireMistake(
                "5:9: " + folder.resolve("none.csv") + " can not be read: there is no such file",
                "own.csv",
                "none.csv");
        requireMistake(
                "5:9: hdfs://machine/own.csv can not be read: addresses are read where Spark computes, as with --spark; name a"
                        + " file by its path",
                "own.csv",
                "hdfs://machine/own.csv");
        requireMistake(
                "6:12: 'targets' is a list of columns; for one column take 'target'",
                "  target: kind",
                "  targets: kind");
        requireMistake(
                "6:3: unknown key 'targett' in 'data': did you mean 'target'? accepted: file, target, targets, features, kind, missing,"
                        + " scale, scale-targets, columns, weights, format, array, delimiter, header, sha256, stream, validation",
                "  target: kind",
                "  targett: kind");
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
                "the column 'x' is there twice among the features", "target: kind", "target: kind\n  features: [x, x]");
    }

    @Test
    void oneClassAloneIsNoTarget() throws IOException {
        Files.writeString(folder.resolve("own.csv"), "x,kind\n1,few\n2,few\n");
        requireMistake(
                "5:9: the column 'kind' holds 1 class, which does not serve as target of the kind classes",
                "standardize",
                "none");
    }

    @Test
    void weightsGoWithTheirSamples() throws IOException {
        StringBuilder rows = new StringBuilder("x,counts,kind\n");
        for (int i = 0; i < 24; i++) {
            rows.append(i).append(',').append(i * 0.5).append(i < 8 ? ",few\n" : ",many\n");
        }
        Files.writeString(folder.resolve("own.csv"), rows);
        InitialValues values = InitialValues.of(parse("scale: standardize", "weights: counts"), OptionalLong.empty());
        for (DataTables tables : List.of(values.data(), values.validation().orElseThrow())) {
            double[] x = tables.inputs().table().elements();
            double[] weights = tables.weights().orElseThrow().table().elements();
            assertThat(tables.inputs().columns()).isEqualTo(1);
            for (int i = 0; i < x.length; i++) {
                assertThat(weights[i]).isEqualTo(x[i] * 0.5);
            }
        }
        Files.writeString(folder.resolve("own.csv"), "x,counts,kind\n1,2,few\n2,-1,many\n3,1,few\n");
        assertThatThrownBy(() -> parse("scale: standardize", "weights: counts"))
                .hasMessageEndingWith("line 3, column 2 ('counts'): a weight must be at least 0, not '-1'");
        assertThatThrownBy(() -> parse("scale: standardize", "weights: x1")).hasMessageContaining("has no column 'x1'");
    }
}
