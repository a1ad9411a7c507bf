package dev.lockstep.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.models.output.IoReason;
import dev.lockstep.models.output.OutputPath;
import dev.lockstep.nn.model.LayeredModel;
import dev.lockstep.nn.model.Parameter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Writes predictions as an ONNX file of operator set 17: {@code inputs}, N x elements of a sample, to {@code outputs}, N x outputs, for any N, in
 * the dtype of the model.
 *
 * <p>The prediction is computed twice, for two numbers of samples and other values. Where the operations or the constants differ, what was
 * heard holds for that batch only, and is refused.
 */
public final class OnnxExport {
    static final String PRODUCER = "lockstep";

    private static final int OPERATOR_SET = 17;
    private static final int FORMAT = 8;

    private OnnxExport() {}

    /**
     * A model; its labels, its network and its texts become the file's metadata.
     *
     * @param backend any: what is computed on it is not kept
     * @throws OnnxException if it computes what is not translated
     */
    public static byte[] bytes(ModelFile file, Backend backend) {
        LayeredModel model = file.on(backend);
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("network", file.network());
        metadata.put("labels", file.labelsText());
        metadata.put("lockstep-model-sha256", file.sha256());
        metadata.putAll(file.texts());
        return bytes(model, file.definition().sampleShape().length(), file.dtype(), model::predict, metadata, backend);
    }

    /**
     * A function of samples, such as their preparation and then a model's prediction.
     *
     * @param model whose parameters have their names in the file
     * @param inputs how many elements a sample has
     * @throws OnnxException if it computes what is not translated
     */
    public static byte[] bytes(
            LayeredModel model,
            int inputs,
            DType dtype,
            UnaryOperator<Matrix> function,
            Map<String, String> metadata,
            Backend backend) {
        GraphProto graph = graph(model, inputs, dtype, function, backend, 2);
        if (!graph.equals(graph(model, inputs, dtype, function, backend, 3))) {
            throw new OnnxException(
                    "the model can not be written as ONNX: what it computes depends on the number of samples");
        }
        ModelProto.Builder file = ModelProto.newBuilder()
                .setIrVersion(FORMAT)
                .setProducerName(PRODUCER)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
                .setGraph(graph);
        metadata.forEach((name, text) -> file.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(name).setValue(text)));
        return file.build().toByteArray();
    }

    /**
     * Writes the file of a model, whole or not at all.
     *
     * @throws OnnxException if the model computes what is not translated, or the file can not be written
     */
    public static void write(ModelFile model, Backend backend, Path path) {
        byte[] bytes = bytes(model, backend);
        try {
            OutputPath.write(path, stream -> stream.write(bytes));
        } catch (IOException failure) {
            throw new OnnxException(path + ": can not be written: " + IoReason.of(failure), failure);
        }
    }

    private static GraphProto graph(
            LayeredModel model, int inputs, DType dtype, UnaryOperator<Matrix> function, Backend backend, int samples) {
        double[] values = new double[samples * inputs];
        Arrays.setAll(values, i -> (i + samples) / 16.0);
        Map<String, Matrix> parameters = new LinkedHashMap<>();
        for (Parameter parameter : model.parameters()) {
            parameters.put(parameter.name(), parameter.value());
        }
        try (Matrix batch = backend.matrix(dtype, samples, inputs, values)) {
            GraphBuilder graph = new GraphBuilder(dtype);
            Trace trace = new Trace(graph, batch, parameters);
            Matrix outputs = trace.hear(() -> function.apply(batch));
            if (outputs.rows() != samples) {
                throw new OnnxException("the model can not be written as ONNX: it makes " + outputs.rows() + " rows of "
                        + samples + " samples");
            }
            return graph.build("lockstep", inputs, trace.name(outputs), outputs.columns());
        }
    }
}
