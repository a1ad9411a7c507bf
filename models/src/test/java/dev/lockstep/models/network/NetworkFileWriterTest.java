package dev.lockstep.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.Matrix;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.nn.layer.Activation;
import dev.lockstep.nn.layer.Branches;
import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.layer.Layer;
import dev.lockstep.nn.layer.Residual;
import dev.lockstep.nn.layer.Sequential;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is written is read as the network that was written. */
class NetworkFileWriterTest {
    @Test
    void writesWhatIsRead() throws Exception {
        StringBuilder all = new StringBuilder();
        for (String text : texts()) {
            NetworkDefinition network = NetworkFiles.parse(text);
            String written = NetworkFileWriter.write(network);
            NetworkDefinition again = NetworkFiles.parse(written);
            assertThat(again).as(written).hasToString(network.toString());
            assertThat(NetworkFileWriter.write(again)).isEqualTo(written);
            assertThat(numbers(again)).as(written).isEqualTo(numbers(network));
            all.append(written);
        }
        Set<String> words = Arrays.stream(all.toString().split("[^-a-z0-9]+")).collect(Collectors.toSet());
        assertThat(words)
                .containsAll(Stream.of(
                                LayerParser.LAYERS,
                                LayerParser.ACTIVATIONS,
                                LossParser.LOSSES,
                                OptimizerParser.OPTIMIZERS,
                                ScheduleParser.SCHEDULES,
                                MetricParser.METRICS)
                        .map(Map::keySet)
                        .flatMap(Set::stream)
                        .filter(label -> !label.equals("constant"))
                        .toList());
    }

    @Test
    void messagesCallLayersWhatFilesCallThem() throws IOException {
        Set<String> kinds = new TreeSet<>();
        texts().forEach(text -> addKinds(NetworkFiles.parse(text).layers(), kinds));
        Set<String> labels = new TreeSet<>(LayerParser.LAYERS.keySet());
        labels.addAll(LayerParser.ACTIVATIONS.keySet());
        labels.remove("frozen");
        assertThat(kinds).filteredOn(kind -> !kind.startsWith("frozen ")).containsExactlyElementsOf(labels);
        assertThat(kinds).contains("frozen dense");
    }

    /** Those whose data are in them. */
    private static List<String> texts() throws IOException {
        return Corpus.texts().stream()
                .filter(text -> !text.contains("file: t.csv") && !text.contains("absent: "))
                .toList();
    }

    private static void addKinds(Layer layer, Set<String> kinds) {
        if (layer instanceof Sequential sequence) {
            sequence.layers().forEach(each -> addKinds(each, kinds));
            return;
        }
        kinds.add(layer.kind());
        if (layer instanceof Dense dense) {
            kinds.add(dense.activation().kind());
        } else if (layer instanceof Residual residual) {
            addKinds(residual.layer(), kinds);
        } else if (layer instanceof Branches branches) {
            branches.layers().forEach(each -> addKinds(each, kinds));
        }
    }

    /** Every number that a run starts from. */
    private static List<Double> numbers(NetworkDefinition network) {
        InitialValues values = InitialValues.of(network, OptionalLong.empty());
        List<NumberTable> tables = new ArrayList<>(values.parameters().tables());
        tables.add(values.data().inputs().table());
        tables.add(values.data().targets().table());
        values.data().weights().ifPresent(weights -> tables.add(weights.table()));
        values.validation().ifPresent(other -> tables.add(other.inputs().table()));
        return tables.stream()
                .flatMapToDouble(table -> Arrays.stream(table.elements()))
                .boxed()
                .toList();
    }

    @Test
    void foreignTextStaysText() {
        for (String title :
                List.of("a: b", "yes", "0.5", "#x", "it's \"so\"", "größe", "- a", "{a: 1}", "null", "a #b")) {
            NetworkDefinition network = NetworkFiles.parse(NetworkFiles.SMALL);
            NetworkDefinition titled = new NetworkDefinition(
                    network.name(),
                    title,
                    "two\nlines",
                    network.dtype(),
                    network.random(),
                    network.data(),
                    network.layers(),
                    network.loss(),
                    network.metrics(),
                    network.optimizer(),
                    network.training(),
                    network.document());
            NetworkDefinition again = NetworkFiles.parse(NetworkFileWriter.write(titled));
            assertThat(again.title()).isEqualTo(title);
            assertThat(again.description()).isEqualTo("two\nlines");
        }
    }

    @Test
    void whatHasNoNameIsRefused() {
        NetworkDefinition network = NetworkFiles.parse(NetworkFiles.SMALL);
        NetworkDefinition own = new NetworkDefinition(
                network.name(),
                network.title(),
                "",
                network.dtype(),
                network.random(),
                network.data(),
                new Sequential(List.of(new OwnLayer())),
                network.loss(),
                network.metrics(),
                network.optimizer(),
                network.training(),
                Optional.empty());
        assertThatThrownBy(() -> NetworkFileWriter.write(own))
                .isInstanceOf(NetworkFileException.class)
                .hasMessage("the layer OwnLayer has no name in network files");
    }

    private record OwnLayer() implements Activation {
        @Override
        public Matrix apply(Matrix inputs) {
            return inputs;
        }
    }
}
