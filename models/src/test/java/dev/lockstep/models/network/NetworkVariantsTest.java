package dev.lockstep.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkVariantsTest {
    private static final String NETWORK = """
            name: far
            title: Data at an address
            random: {generator: counter, seed: 3}
            data: {file: "test://far/train.csv", target: y, validation: {file: "test://far/held.csv"}}
            layers: [{dense: {units: 2, weights: xavier-normal, bias: zeros}}, {dense: {units: 1, weights: zeros, bias: zeros}}]
            loss: {report: {mean: squared-error}}
            optimizer: {sgd: {learning-rate: 0.1}}
            training: {epochs: 2}
            """;

    private final List<String> opened = new ArrayList<>();

    private InputStream open(String address) {
        opened.add(address.replaceFirst(".*/", ""));
        return new ByteArrayInputStream("x,y\n1,2\n3,4\n5,6\n".getBytes(StandardCharsets.UTF_8));
    }

    private NetworkVariants variants(String text) {
        return new NetworkVariants(Path.of("far.yaml"), text, this::open);
    }

    @Test
    void dataAreReadOnceForAllThatSayThemInTheSameWay() {
        NetworkVariants variants = variants(NETWORK);
        NetworkDefinition first = variants.with(List.of());
        for (String rate : List.of("0.1", "0.2", "0.3")) {
            for (String units : List.of("1", "2")) {
                NetworkDefinition other = variants.with(List.of(
                        new Adjustment("optimizer.sgd.learning-rate", rate),
                        new Adjustment("layers.1.dense.units", units)));
                assertThat(other.data()).isSameAs(first.data());
            }
        }
        assertThat(opened).containsExactly("train.csv", "held.csv");
    }

    @Test
    void dataThatAreSaidInAnotherWayAreReadForThemselves() {
        NetworkVariants variants = variants(NETWORK);
        for (int time = 0; time < 2; time++) {
            for (String scale : List.of("standardize", "min-max")) {
                NetworkDefinition network = variants.with(List.of(
                        new Adjustment("data.scale", scale),
                        new Adjustment("training.epochs", Integer.toString(time + 1))));
                assertThat(network.data()
                                .encoding()
                                .orElseThrow()
                                .treatment("x")
                                .scaling()
                                .label())
                        .isEqualTo(scale);
            }
        }
        assertThat(opened).containsExactly("train.csv", "held.csv", "train.csv", "held.csv");
    }

    @Test
    void whatIsDrawnOfDataThatAreSharedCountsAsDrawn() {
        NetworkVariants variants = variants(NETWORK.replace("{file: \"test://far/held.csv\"}", "{share: 0.5}")
                .replace("xavier-normal", "zeros"));
        for (String rate : List.of("0.1", "0.2")) {
            assertThat(variants.with(List.of(new Adjustment("optimizer.sgd.learning-rate", rate)))
                            .random())
                    .isPresent();
        }
        assertThat(opened).containsExactly("train.csv");
        Adjustment unseeded = new Adjustment("random", "{generator: counter}");
        assertThatThrownBy(() -> variants.with(List.of(unseeded))).hasMessageContaining("'random' needs a 'seed'");
    }

    @Test
    void aMistakeOfOneIsNoneOfTheNext() {
        NetworkVariants variants = variants(NETWORK);
        Adjustment wrong = new Adjustment("training.epochs", "many");
        assertThatThrownBy(() -> variants.with(List.of(wrong))).hasMessageContaining("'epochs' must be");
        assertThat(variants.with(List.of()).training().epochs()).isEqualTo(2);
        assertThat(opened).containsExactly("train.csv", "held.csv");
    }
}
