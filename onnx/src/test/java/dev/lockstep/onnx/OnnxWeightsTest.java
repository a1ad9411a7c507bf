package dev.lockstep.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.initializer.Zeros;
import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.layer.Relu;
import dev.lockstep.nn.layer.Sequential;
import dev.lockstep.nn.layer.Shape;
import dev.lockstep.nn.layer.Sigmoid;
import dev.lockstep.nn.layer.Tanh;
import dev.lockstep.nn.model.LayeredModel;
import dev.lockstep.nn.model.ParameterValues;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnnxWeightsTest {
    private static final Shape THREE = Shape.of(3);

    private static final Sequential NETWORK = Sequential.of(
            new Dense(5, new Tanh(), new Zeros(), new Zeros()),
            new Dense(5, new Relu(), new Zeros(), new Zeros()),
            new Dense(2, new Sigmoid(), new Zeros(), new Zeros()));

    /** Sums are rounded in another order there and tanh and sigmoid are others: some ulps of numbers below 1. */
    @Test
    void aNetworkFromPyTorchPredictsTheSameHere() throws IOException {
        List<ParameterValues> weights = OnnxWeights.parse("mlp", file(), NETWORK, THREE);
        try (Backend backend = Backends.open("java")) {
            LayeredModel model = LayeredModel.of(backend, DType.FLOAT64, NETWORK, THREE, weights);
            for (String line : lines("pytorch-mlp-predictions.txt")) {
                double[] numbers = Arrays.stream(line.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                double[] outputs = model.predict(backend.matrix(DType.FLOAT64, 1, 3, Arrays.copyOf(numbers, 3)))
                        .toArray();
                assertThat(outputs).containsExactly(Arrays.copyOfRange(numbers, 3, 5), within(1e-12));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsExportedIsReadBackBitByBit(DType dtype) throws IOException {
        try (Backend backend = Backends.open("java")) {
            List<ParameterValues> weights = OnnxWeights.parse("mlp", file(), NETWORK, THREE);
            LayeredModel model = LayeredModel.of(backend, dtype, NETWORK, THREE, weights);
            byte[] exported = OnnxExport.bytes(model, 3, dtype, model::predict, Map.of(), backend);

            List<ParameterValues> back = OnnxWeights.parse("own", exported, NETWORK, THREE);
            assertThat(back).hasSameSizeAs(weights);
            for (int i = 0; i < back.size(); i++) {
                double[] rounded =
                        Arrays.stream(weights.get(i).values()).map(dtype::round).toArray();
                assertThat(back.get(i).values()).isEqualTo(rounded);
            }
        }
    }

    @Test
    void refusesWhatIsNoChainOfDenseLayers() {
        refuses("no ONNX file", "no protobuf".getBytes(StandardCharsets.US_ASCII));
        refuses("it has no dense layer", new byte[0]);
        refuses("'Conv', is neither a dense layer nor an activation", node(1, node -> node.setOpType("Conv")));
        refuses("'Tanh', does not follow the node before it", node(1, node -> node.setInput(0, "x")));
        refuses(
                "'Gemm', has a factor other than 1",
                node(0, node -> node.getAttributeBuilder(0).setF(2)));
        refuses(
                "'Gemm', transposes the samples",
                node(0, node -> node.addAttributeBuilder().setName("transA").setI(1)));
        refuses("'Add', is no bias of a dense layer", node(0, node -> node.setOpType("Add")));
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        byte[] whole = file();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            try {
                OnnxWeights.parse("cut", cut, NETWORK, THREE);
                assertThat(ModelProto.parseFrom(cut).getGraph())
                        .as("what is cut off is no part of the graph")
                        .isEqualTo(ModelProto.parseFrom(whole).getGraph());
            } catch (LockstepException refused) {
                assertThat(refused).hasMessageNotContaining("\n");
            }
        }
    }

    @Test
    void saysWhyAFileCanNotBeRead() {
        assertThatThrownBy(() -> OnnxWeights.read(Path.of("absent.onnx"), NETWORK, THREE))
                .hasMessage("absent.onnx: can not be read: no such file");
    }

    private static void refuses(String reason, byte[] file) {
        assertThatThrownBy(() -> OnnxWeights.parse("it", file, NETWORK, THREE))
                .isInstanceOf(OnnxException.class)
                .hasMessageContaining(reason);
    }

    private static byte[] node(int index, Consumer<NodeProto.Builder> change) {
        try {
            ModelProto.Builder model = ModelProto.parseFrom(file()).toBuilder();
            change.accept(model.getGraphBuilder().getNodeBuilder(index));
            return model.build().toByteArray();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static byte[] file() throws IOException {
        return HexFormat.of().parseHex(String.join("", lines("pytorch-mlp.hex")));
    }

    private static List<String> lines(String name) throws IOException {
        try (InputStream stream = OnnxWeightsTest.class.getResourceAsStream(name)) {
            String text = new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
            return text.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }
}
