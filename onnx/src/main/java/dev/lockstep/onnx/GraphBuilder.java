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
    static final String INPUT = "inputs";
    static final String OUTPUT = "outputs";
    private static final String SAMPLES = "N";

    private final DType dtype;
    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private int names;

    GraphBuilder(DType dtype) {
        this.dtype = dtype;
    }

    /** Adds a node; returns the name of its result. */
    String node(String operator, List<String> operands, AttributeProto... attributes) {
        String result = name(operator.toLowerCase(Locale.ROOT));
        addNode(operator, operands, result, attributes);
        return result;
    }

    /** Adds a node with one or two operands; returns the name of its result. */
    String node(String operator, String... operands) {
        return node(operator, List.of(operands));
    }

    /** Adds a number of the graph's dtype, to which it is rounded. */
    String number(double value) {
        return constant(name("number"), List.of(), value);
    }

    /** Adds a matrix. */
    String matrix(String name, int rows, int columns, double... values) {
        return constant(name, List.of(rows, columns), values);
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

    int elementType() {
        return switch (dtype) {
            case FLOAT64 -> TensorProto.DataType.DOUBLE.getNumber();
            case FLOAT32 -> TensorProto.DataType.FLOAT.getNumber();
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

    /** The graph whose result has a name, for any number of samples. */
    GraphProto build(String name, int inputs, String result, int outputs) {
        addNode("Identity", List.of(result), OUTPUT);
        return graph.setName(name)
                .addInput(samples(INPUT, inputs))
                .addOutput(samples(OUTPUT, outputs))
                .build();
    }

    private String constant(String name, List<Integer> shape, double... values) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(elementType());
        shape.forEach(tensor::addDims);
        ByteBuffer data = Tensor.of(name, dtype, shape, values).data();
        graph.addInitializer(tensor.setRawData(ByteString.copyFrom(data)));
        return name;
    }

    private void addNode(String operator, List<String> operands, String result, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setName(result)
                .setOpType(operator)
                .addAllInput(operands)
                .addOutput(result)
                .addAllAttribute(List.of(attributes)));
    }

    private ValueInfoProto samples(String name, int size) {
        TensorShapeProto shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(SAMPLES))
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size))
                .build();
        TypeProto.Tensor type = TypeProto.Tensor.newBuilder()
                .setElemType(elementType())
                .setShape(shape)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(type))
                .build();
    }
}
