package dev.lockstep.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.nn.initializer.Zeros;
import dev.lockstep.nn.layer.Activation;
import dev.lockstep.nn.layer.BatchNorm;
import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.layer.Dropout;
import dev.lockstep.nn.layer.Elu;
import dev.lockstep.nn.layer.Frozen;
import dev.lockstep.nn.layer.Gelu;
import dev.lockstep.nn.layer.GeluTanh;
import dev.lockstep.nn.layer.Layer;
import dev.lockstep.nn.layer.LayerNorm;
import dev.lockstep.nn.layer.LeakyRelu;
import dev.lockstep.nn.layer.Linear;
import dev.lockstep.nn.layer.Relu;
import dev.lockstep.nn.layer.Sequential;
import dev.lockstep.nn.layer.Shape;
import dev.lockstep.nn.layer.Sigmoid;
import dev.lockstep.nn.layer.Softmax;
import dev.lockstep.nn.layer.Softplus;
import dev.lockstep.nn.layer.Softsign;
import dev.lockstep.nn.layer.Tanh;
import dev.lockstep.nn.model.ParameterValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is between the weights of an ONNX file is held against the network that takes them. */
class OnnxStepsTest {
    private static final Consumer<NodeProto.Builder> PLAIN = node -> {};

    /** A product of 2 x 2, nodes after it, and another product. */
    private static byte[] file(NodeProto.Builder... between) {
        GraphProto.Builder graph = GraphProto.newBuilder();
        String last = product(graph, "x", 1);
        for (NodeProto.Builder node : between) {
            String result = "n" + graph.getNodeCount();
            graph.addNode(node.clone().setName(result).setInput(0, last).addOutput(result));
            last = result;
        }
        product(graph, last, 2);
        for (String name : List.of("scale", "shift", "mean", "variance")) {
            initializer(graph, name, List.of(2L));
        }
        return ModelProto.newBuilder().setGraph(graph).build().toByteArray();
    }

    private static String product(GraphProto.Builder graph, String operand, int number) {
        initializer(graph, "W" + number, List.of(2L, 2L));
        graph.addNodeBuilder()
                .setName("product" + number)
                .setOpType("MatMul")
                .addInput(operand)
                .addInput("W" + number)
                .addOutput("y" + number);
        return "y" + number;
    }

    private static void initializer(GraphProto.Builder graph, String name, List<Long> size) {
        TensorProto.Builder numbers = graph.addInitializerBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.DOUBLE.getNumber())
                .addAllDims(size);
        for (long i = size.stream().reduce(1L, Math::multiplyExact); i > 0; i--) {
            numbers.addDoubleData(i);
        }
    }

    private static NodeProto.Builder node(String operator, Consumer<NodeProto.Builder> change) {
        NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator).addInput("");
        change.accept(node);
        return node;
    }

    private static Consumer<NodeProto.Builder> number(String name, double value) {
        return node -> node.addAttributeBuilder().setName(name).setF((float) value);
    }

    private static Consumer<NodeProto.Builder> whole(String name, long value) {
        return node -> node.addAttributeBuilder().setName(name).setI(value);
    }

    private static NodeProto.Builder norm(String operator, Consumer<NodeProto.Builder> change, String... constants) {
        return node(operator, change).addAllInput(List.of(constants));
    }

    private static Dense dense(Activation activation) {
        return new Dense(2, activation, new Zeros(), Optional.empty());
    }

    private static void takes(Activation activation, NodeProto.Builder... between) {
        takes(Sequential.of(dense(activation), dense(new Linear())), file(between));
    }

    private static void takes(Layer network, byte[] file) {
        assertThatCode(() -> OnnxWeights.parse("it", file, network, Shape.of(2)))
                .doesNotThrowAnyException();
    }

    private static void refuses(String reason, Activation activation, NodeProto.Builder... between) {
        refuses(reason, Sequential.of(dense(activation), dense(new Linear())), file(between));
    }

    private static void refuses(String reason, Layer network, byte[] file) {
        assertThatThrownBy(() -> OnnxWeights.parse("it", file, network, Shape.of(2)))
                .isInstanceOf(OnnxException.class)
                .hasMessage("it: " + reason);
    }

    @Test
    void everyActivationThatIsTheSameIsTaken() {
        takes(new Linear());
        takes(new Linear(), node("Identity", PLAIN));
        takes(new Relu(1), node("Relu", PLAIN));
        takes(new Tanh(), node("Tanh", PLAIN));
        takes(new Sigmoid(), node("Sigmoid", PLAIN));
        takes(new Softplus(), node("Softplus", PLAIN));
        takes(new Softsign(), node("Softsign", PLAIN));
        takes(new Softmax(), node("Softmax", PLAIN));
        takes(new Softmax(), node("Softmax", whole("axis", 1)));
        takes(new LeakyRelu(0.01), node("LeakyRelu", PLAIN));
        takes(new LeakyRelu(0.2), node("LeakyRelu", number("alpha", 0.2)));
        takes(new Elu(1), node("Elu", PLAIN));
        takes(new Elu(0.3), node("Elu", number("alpha", 0.3)));
        takes(new Gelu(), node("Gelu", PLAIN));
        takes(new GeluTanh(), node("Gelu", approximately("tanh")));
        takes(
                Sequential.of(new Frozen(dense(new Linear())), new Dropout(0.5), new Tanh(), dense(new Linear())),
                file(node("Tanh", PLAIN)));
    }

    private static Consumer<NodeProto.Builder> approximately(String how) {
        return node -> node.addAttributeBuilder().setName("approximate").setS(ByteString.copyFromUtf8(how));
    }

    @Test
    void anotherActivationIsRefusedByItsLayer() {
        refuses("its node 'n1', 'Relu', is Relu, and the network has Tanh in layer 1", new Tanh(), node("Relu", PLAIN));
        refuses(
                "its node 'n1', 'Relu', is Relu, and the network has a dense layer in layer 2",
                new Linear(),
                node("Relu", PLAIN));
        refuses("its node 'product2', 'MatMul', is a dense layer, and the network has Tanh in layer 1", new Tanh());
        refuses(
                "its node 'n1', 'LeakyRelu', is LeakyRelu with alpha 0.01, and the network has LeakyRelu with alpha 0.2"
                        + " in layer 1",
                new LeakyRelu(0.2),
                node("LeakyRelu", PLAIN));
        refuses(
                "its node 'n1', 'Elu', is Elu with alpha 0.5, and the network has Elu with alpha 1.0 in layer 1",
                new Elu(1),
                node("Elu", number("alpha", 0.5)));
        refuses(
                "its node 'n1', 'Gelu', is Gelu with approximate tanh, and the network has Gelu with approximate none in"
                        + " layer 1",
                new Gelu(),
                node("Gelu", approximately("tanh")));
        refuses(
                "its node 'n1', 'Softmax', is not along the elements of each sample",
                new Softmax(),
                node("Softmax", whole("axis", 0)));
    }

    @Test
    void anotherEpsilonIsRefusedByItsLayer() {
        Sequential batches = Sequential.of(dense(new Linear()), new BatchNorm(1e-3, 0.1), dense(new Linear()));
        String[] ofBatches = {"scale", "shift", "mean", "variance"};
        takes(batches, file(norm("BatchNormalization", number("epsilon", 1e-3), ofBatches)));
        refuses(
                "its node 'n1', 'BatchNormalization', is BatchNormalization with epsilon 1.0E-5, and the network has"
                        + " BatchNormalization with epsilon 0.001 in layer 2",
                batches,
                file(norm("BatchNormalization", PLAIN, ofBatches)));
        refuses(
                "its node 'n1', 'BatchNormalization', is one of training",
                batches,
                file(norm("BatchNormalization", whole("training_mode", 1), ofBatches)));
        Sequential samples = Sequential.of(dense(new Linear()), new LayerNorm(), dense(new Linear()));
        takes(samples, file(norm("LayerNormalization", PLAIN, "scale", "shift")));
        refuses(
                "its node 'n1', 'LayerNormalization', is LayerNormalization with epsilon 0.01, and the network has"
                        + " LayerNormalization with epsilon 1.0E-5 in layer 2",
                samples,
                file(norm("LayerNormalization", number("epsilon", 0.01), "scale", "shift")));
        refuses(
                "its node 'n1', 'LayerNormalization', is not along the elements of each sample",
                samples,
                file(norm("LayerNormalization", whole("axis", 0), "scale", "shift")));
    }

    private static byte[] endingWith(NodeProto.Builder... nodes) {
        GraphProto.Builder graph = GraphProto.newBuilder();
        String last = product(graph, "x", 1);
        for (NodeProto.Builder node : nodes) {
            graph.addNode(node.clone().setName("end").setInput(0, last).addOutput("end"));
        }
        return ModelProto.newBuilder().setGraph(graph).build().toByteArray();
    }

    /** As PyTorch's classifiers do, whose losses take the probabilities' logits or logarithms. */
    @Test
    void theEndMayLeaveProbabilitiesToTheLoss() {
        takes(Sequential.of(dense(new Softmax())), endingWith());
        takes(Sequential.of(dense(new Sigmoid())), endingWith());
        takes(Sequential.of(dense(new Softmax())), endingWith(node("LogSoftmax", PLAIN)));
        refuses("it ends, and the network has Tanh in layer 1", Sequential.of(dense(new Tanh())), endingWith());
        refuses(
                "its node 'end', 'Softmax', is Softmax, and the network ends before it",
                Sequential.of(dense(new Linear())),
                endingWith(node("Softmax", PLAIN)));
        refuses(
                "its node 'end', 'LogSoftmax', is LogSoftmax, and the network has Sigmoid in layer 1",
                Sequential.of(dense(new Sigmoid())),
                endingWith(node("LogSoftmax", PLAIN)));
    }

    private static final String OWN = """
            name: own
            title: A network with all that has a setting
            data: {inputs: [[0, 0]], targets: [[0, 0]]}
            layers:
              - residual: [{dense: {units: 2, activation: {leaky-relu: {slope: 0.2}}, weights: zeros, bias: false}}]
              - batch-norm: {epsilon: 0.001}
              - branches: [[tanh], [relu]]
              - dense: {units: 2, activation: tanh, weights: zeros, bias: zeros}
            loss: {report: {mean: squared-error}}
            optimizer: {sgd: {learning-rate: 0.1}}
            training: {epochs: 1}
            """;

    @Test
    void aFileOfOurOwnIsComparedByTheNetworkInIt() {
        Layer layers = NetworkFileReader.parse("own", OWN).layers();
        List<ParameterValues> zeros = layers.parameters(Shape.of(2)).stream()
                .map(each -> new ParameterValues(
                        each.name(), each.rows(), each.columns(), new double[each.rows() * each.columns()]))
                .toList();
        byte[] file;
        try (Backend backend = Backends.open("java")) {
            file = OnnxExport.bytes(new ModelFile(OWN, DType.FLOAT64, List.of(), Map.of(), zeros), backend);
        }
        assertThat(OnnxWeights.parse("it", file, layers, Shape.of(2))).hasSameSizeAs(zeros);
        refusesOwn(
                file,
                "its layer 1.1 is LeakyRelu with alpha 0.2, and the network has LeakyRelu with alpha 0.2000000000000001"
                        + " in layer 1.1",
                "slope: 0.2",
                "slope: 0.2000000000000001");
        refusesOwn(
                file,
                "its layer 2 is BatchNormalization with epsilon 0.001, and the network has BatchNormalization with"
                        + " epsilon 1.0E-5 in layer 2",
                "batch-norm: {epsilon: 0.001}",
                "batch-norm");
        refusesOwn(
                file,
                "its layer 3.2.1 is Relu, and the network has Sigmoid in layer 3.2.1",
                "[[tanh], [relu]]",
                "[[tanh], [sigmoid]]");
        refusesOwn(
                file,
                "its layer 4 is Tanh, and the network has Relu in layer 4",
                "units: 2, activation: tanh",
                "units: 2, activation: relu");
    }

    private static void refusesOwn(byte[] file, String reason, String before, String after) {
        Layer changed =
                NetworkFileReader.parse("own", OWN.replace(before, after)).layers();
        refuses(reason, changed, file);
    }
}
