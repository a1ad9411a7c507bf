package dev.lockstep.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.optimizer.Sgd;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AdjustmentTest {
    private static NetworkDefinition with(Adjustment... adjustments) {
        return new NetworkVariants(Path.of("small.yaml"), NetworkFiles.SMALL, AddressReader::ofClassPath)
                .with(List.of(adjustments));
    }

    @Test
    void anotherValueStandsInItsPlace() {
        NetworkDefinition network = with(
                new Adjustment("optimizer.sgd.learning-rate", "0.5"),
                new Adjustment("optimizer.sgd.weight-decay", "0.25"),
                new Adjustment("layers.1.dense.bias", "[1, 2, 3]"),
                new Adjustment("training", "{epochs: 12, batch: 1}"));
        assertThat(network.optimizer()).isEqualTo(new Sgd(0.5, 0.25));
        assertThat(network.training().epochs()).isEqualTo(12);
        assertThat(network.training().batching().size()).isEqualTo(1);
        assertThat(((Dense) network.layers().layers().get(0)).bias()).isPresent();
        assertThat(with()).hasToString(NetworkFiles.parse(NetworkFiles.SMALL).toString());
    }

    @Test
    void whatDoesNotFitIsToldWhereItWouldBe() {
        Stream.of(
                        "optimizer.adam.beta1=0.5|small.yaml:15:12: no optimizer.adam here: accepted: sgd",
                        "layers.3.dense=0.5|small.yaml:8:3: no layers.3 here: the list has 2 items, counted from 1",
                        "name.x=1|small.yaml:1:7: no name.x here: there is 'small'",
                        "training.epochs=many|small.yaml:16:20: 'epochs' must be a whole number from 1 to 2147483647, not 'many'",
                        "training.epoch=1|small.yaml:16:11: unknown key 'epoch' in 'training': did you mean 'epochs'?"
                                + " accepted: epochs, batch, micro-batch, shuffle, drop-last, early-stopping, schedule, penalty, clip",
                        "a..b=1|'a..b' is no place in a network file, such as optimizer.adam.learning-rate")
                .map(each -> each.split("[=|]", 3))
                .forEach(parts -> assertThatThrownBy(() -> with(new Adjustment(parts[0], parts[1])))
                        .isInstanceOf(NetworkFileException.class)
                        .hasMessage(parts[2]));
        assertThatThrownBy(() -> new Adjustment("training.epochs", "[1"))
                .isInstanceOf(NetworkFileException.class)
                .hasMessageStartingWith("training.epochs:1:3: not valid YAML");
    }
}
