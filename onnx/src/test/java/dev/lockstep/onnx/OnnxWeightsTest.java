package dev.lockstep.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.initializer.Zeros;
import dev.lockstep.nn.layer.BatchNorm;
import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.layer.LayerNorm;
import dev.lockstep.nn.layer.Linear;
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

    private static final Sequential LINE = Sequential.of(new Dense(2, new Linear(), new Zeros(), new Zeros()));

    /** The network {@code x W + b} of two inputs and outputs as other exporters write it; rows of W are inputs. */
    private static byte[] line(Consumer<GraphProto.Builder> change) {
        GraphProto.Builder graph = GraphProto.newBuilder()
                .addNode(NodeProto.newBuilder()
                        .setName("product")
                        .setOpType("MatMul")
                        .addInput("x")
                        .addInput("W")
                        .addOutput("xW"))
                .addNode(NodeProto.newBuilder()
                        .setName("sum")
                        .setOpType("Add")
                        .addInput("B")
                        .addInput("xW")
                        .addOutput("y"))
                .addInitializer(TensorProto.newBuilder()
                        .setName("W")
                        .setDataType(TensorProto.DataType.DOUBLE.getNumber())
                        .addAllDims(List.of(2L, 2L))
                        .addAllDoubleData(List.of(1.5, 2.5, 3.5, 4.5)))
                .addInitializer(TensorProto.newBuilder()
                        .setName("B")
                        .setDataType(TensorProto.DataType.FLOAT.getNumber())
                        .addAllDims(List.of(2L))
                        .addAllFloatData(List.of(0.25f, -8f)));
        change.accept(graph);
        return ModelProto.newBuilder().setGraph(graph).build().toByteArray();
    }

    private static void refusesLine(String reason, Consumer<GraphProto.Builder> change) {
        assertThatThrownBy(() -> OnnxWeights.parse("it", line(change), LINE, Shape.of(2)))
                .isInstanceOf(OnnxException.class)
                .hasMessageStartingWith("it: ")
                .hasMessageContaining(reason);
    }

    @Test
    void productsAndSumsAreDenseLayers() {
        List<ParameterValues> weights = OnnxWeights.parse("it", line(graph -> {}), LINE, Shape.of(2));
        assertThat(weights).extracting(ParameterValues::name).containsExactly("w1", "b1");
        assertThat(weights.get(0).values()).containsExactly(1.5, 2.5, 3.5, 4.5);
        assertThat(weights.get(1).values()).containsExactly(0.25, -8);
    }

    @Test
    void normsBetweenDenseLayersAreTaken() {
        Sequential network =
                Sequential.of(new Dense(2, new Linear(), new Zeros(), new Zeros()), new BatchNorm(), new LayerNorm());
        List<ParameterValues> weights = OnnxWeights.parse(
                "it",
                line(graph -> {
                    addNorm(graph, "BatchNormalization", "y", "n", 1, 2, 3, 4);
                    addNorm(graph, "LayerNormalization", "n", "m", 5, 6);
                }),
                network,
                Shape.of(2));
        assertThat(weights.stream().skip(2))
                .extracting(each -> each.name() + " " + each.values()[1])
                .containsExactly("scale2 1.0", "shift2 2.0", "mean2 3.0", "variance2 4.0", "scale3 5.0", "shift3 6.0");
    }

    @Test
    void aNormWithoutItsConstantsIsRefused() {
        refusesLine(
                "'BatchNormalization', has other operands than 4 constants",
                graph -> addNorm(graph, "BatchNormalization", "y", "n", 1, 2));
    }

    private static void addNorm(
            GraphProto.Builder graph, String operator, String operand, String result, double... constants) {
        NodeProto.Builder node =
                graph.addNodeBuilder().setOpType(operator).addInput(operand).addOutput(result);
        for (double constant : constants) {
            String name = operator + constant;
            node.addInput(name);
            graph.addInitializerBuilder()
                    .setName(name)
                    .setDataType(TensorProto.DataType.DOUBLE.getNumber())
                    .addDims(2)
                    .addDoubleData(0)
                    .addDoubleData(constant);
        }
    }

    @Test
    void aProductMayBeTransposed() {
        List<ParameterValues> weights = OnnxWeights.parse(
                "it",
                line(graph -> {
                    graph.removeNode(1);
                    graph.getNodeBuilder(0).setOpType("Gemm").addInput("B");
                    graph.getNodeBuilder(0)
                            .addAttributeBuilder()
                            .setName("transB")
                            .setI(1);
                    graph.getNodeBuilder(0)
                            .addAttributeBuilder()
                            .setName("transA")
                            .setI(0);
                    graph.getNodeBuilder(0)
                            .addAttributeBuilder()
                            .setName("beta")
                            .setF(1);
                }),
                LINE,
                Shape.of(2));
        assertThat(weights.get(0).values()).containsExactly(1.5, 3.5, 2.5, 4.5);
        assertThat(weights.get(1).values()).containsExactly(0.25, -8);
    }

    @Test
    void refusesWhatIsNoDenseLayer() {
        refusesLine(
                "its node 'product', 'MatMul', has no weights as its second operand",
                graph -> graph.getNodeBuilder(0).setInput(0, "W").setInput(1, "x"));
        refusesLine(
                "its node 'product', 'MatMul', does not follow the node before it",
                graph -> graph.getNodeBuilder(0).setInput(0, "B"));
        refusesLine(
                "its node 'product', 'Gemm', has no weights as its second operand",
                graph -> graph.getNodeBuilder(0)
                        .setOpType("Gemm")
                        .setInput(0, "W")
                        .setInput(1, "x"));
        refusesLine(
                "its node 'product', 'Gemm', has no weights as its second operand",
                graph -> graph.removeNode(1)
                        .getNodeBuilder(0)
                        .setOpType("Gemm")
                        .clearInput()
                        .addInput("x"));
        refusesLine(
                "its node 'sum', 'Add', is no bias of a dense layer",
                graph -> graph.getNodeBuilder(1).addInput("W"));
        refusesLine(
                "its node 'sum', 'Add', is no bias of a dense layer",
                graph -> graph.addNode(
                                1,
                                NodeProto.newBuilder()
                                        .setOpType("Relu")
                                        .addInput("xW")
                                        .addOutput("r"))
                        .getNodeBuilder(2)
                        .setInput(1, "r"));
        refusesLine(
                "its node 'again', 'Add', is no bias of a dense layer",
                graph -> graph.addNode(NodeProto.newBuilder()
                        .setName("again")
                        .setOpType("Add")
                        .addInput("B")
                        .addInput("y")
                        .addOutput("z")));
        refusesLine(
                "its node 'sum', 'Add', is an operator of com.example, not of ONNX",
                graph -> graph.getNodeBuilder(1).setDomain("com.example"));
        refusesLine(
                "its output xW is not that of its last node",
                graph -> graph.addOutputBuilder().setName("xW"));
        refusesLine(
                "its node 'sum', 'Add', has several results",
                graph -> graph.getNodeBuilder(1).addOutput("z"));
        refusesLine(
                "its node 'sum', 'Relu', is neither a dense layer nor an activation",
                graph -> graph.getNodeBuilder(1).setOpType("Relu"));
    }

    @Test
    void refusesNumbersThatAreNotThere() {
        refusesLine(
                "its initializer 'W' is neither of float64 nor of float32",
                graph -> graph.getInitializerBuilder(0).setDataType(TensorProto.DataType.INT64.getNumber()));
        refusesLine(
                "its initializer 'W' is in another file",
                graph -> graph.getInitializerBuilder(0).setDataLocation(TensorProto.DataLocation.EXTERNAL));
        refusesLine(
                "its initializer 'W' has a size of 4294967298",
                graph -> graph.getInitializerBuilder(0).setDims(0, (1L << 32) + 2));
        refusesLine(
                "its initializer 'W' has a size of -1",
                graph -> graph.getInitializerBuilder(0).setDims(0, -1));
        refusesLine(
                "W",
                graph -> graph.removeNode(1)
                        .setNode(
                                0,
                                graph.getNode(0).toBuilder()
                                        .setOpType("Gemm")
                                        .addAttribute(AttributeProto.newBuilder()
                                                .setName("transB")
                                                .setI(1)))
                        .getInitializerBuilder(0)
                        .clearDims()
                        .addDims(4));
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
