package dev.lockstep.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.models.safetensors.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A graph under construction: each node and each constant has the name of what it gives. */
final class GraphBuilder {
    /** The domain of the operators for machine learning other than networks. */
    static final String LEARNING = "ai.onnx.ml";

    private static final String SAMPLES = "N";

    private final DType dtype;
    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private int names;
    private boolean learning;

    GraphBuilder(DType dtype) {
        this.dtype = dtype;
    }

    /** Adds a node; returns the name of its result. */
    String node(String operator, List<String> operands, AttributeProto... attributes) {
        String result = name(operator.toLowerCase(Locale.ROOT));
        addNode("", operator, operands, result, attributes);
        return result;
    }

    /** Adds a node whose result has this very name. */
    void named(String operator, List<String> operands, String result) {
        addNode("", operator, operands, result);
    }

    /** Adds a node that gives the same numbers as another type of elements. */
    String cast(String operand, TensorProto.DataType type) {
        return node("Cast", List.of(operand), attribute("to", (long) type.getNumber()));
    }

    /** Adds a node of the domain {@link #LEARNING}. */
    String learningNode(String operator, String operand, AttributeProto... attributes) {
        String result = name(operator.toLowerCase(Locale.ROOT));
        learning = true;
        addNode(LEARNING, operator, List.of(operand), result, attributes);
        return result;
    }

    /** Whether there is a node of the domain {@link #LEARNING}. */
    boolean usesLearning() {
        return learning;
    }

    /** Adds a node with one or two operands; returns the name of its result. */
    String node(String operator, String... operands) {
        return node(operator, List.of(operands));
    }

    /** Adds a number of the graph's dtype, to which it is rounded. */
    String number(double value) {
        return constant(dtype, name("number"), List.of(), value);
    }

    /** Adds a matrix. */
    String matrix(String name, int rows, int columns, double... values) {
        return constant(dtype, name, List.of(rows, columns), values);
    }

    /** Adds a row of float64, whatever the graph's dtype is. */
    String doubles(double... values) {
        return constant(DType.FLOAT64, name("doubles"), List.of(1, values.length), values);
    }

    /** Adds a list of integers, as axes and shapes are given. */
    String integers(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(values).forEach(bytes::putLong);
        String name = name("integers");
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT64.getNumber())
                .addDims(values.length)
                .setRawData(ByteString.copyFrom(bytes.flip())));
        return name;
    }

    /** A name that nothing else has. */
    String name(String stem) {
        names++;
        return stem + "-" + names;
    }

    DType dtype() {
        return dtype;
    }

    TensorProto.DataType elementType() {
        return elementType(dtype);
    }

    private static TensorProto.DataType elementType(DType dtype) {
        return switch (dtype) {
            case FLOAT64 -> TensorProto.DataType.DOUBLE;
            case FLOAT32 -> TensorProto.DataType.FLOAT;
        };
    }

    static AttributeProto attribute(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto attribute(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        Arrays.stream(values).forEach(attribute::addInts);
        return attribute.build();
    }

    static AttributeProto attribute(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    static AttributeProto attribute(String name, List<String> values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.STRINGS);
        values.forEach(value -> attribute.addStrings(ByteString.copyFromUtf8(value)));
        return attribute.build();
    }

    /** Adds an input, samples x columns; returns its name. */
    String input(String name, TensorProto.DataType type, int columns) {
        graph.addInput(samples(name, type.getNumber(), columns));
        return name;
    }

    /** Adds an output, samples x columns, of the graph's dtype. */
    void output(String name, String result, int columns) {
        named("Identity", List.of(result), name);
        graph.addOutput(samples(name, elementType().getNumber(), columns));
    }

    /** Adds an output of a text for each sample. */
    void texts(String name, String result) {
        named("Identity", List.of(result), name);
        graph.addOutput(samples(name, TensorProto.DataType.STRING.getNumber()));
    }

    /** The graph, for any number of samples. */
    GraphProto build(String name) {
        return graph.setName(name).build();
    }

    private String constant(DType dtype, String name, List<Integer> shape, double... values) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(elementType(dtype).getNumber());
        shape.forEach(tensor::addDims);
        ByteBuffer data = Tensor.of(name, dtype, shape, values).data();
        graph.addInitializer(tensor.setRawData(ByteString.copyFrom(data)));
        return name;
    }

    private void addNode(
            String domain, String operator, List<String> operands, String result, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setName(result)
                .setDomain(domain)
                .setOpType(operator)
                .addAllInput(operands)
                .addOutput(result)
                .addAllAttribute(List.of(attributes)));
    }

    private static ValueInfoProto samples(String name, int type, int... sizes) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(SAMPLES));
        for (int size : sizes) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size));
        }
        TypeProto.Tensor tensor =
                TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape).build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
