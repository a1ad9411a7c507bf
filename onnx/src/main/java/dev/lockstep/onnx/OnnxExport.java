package dev.lockstep.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.models.file.TextList;
import dev.lockstep.models.output.IoReason;
import dev.lockstep.models.output.OutputPath;
import dev.lockstep.nn.model.LayeredModel;
import dev.lockstep.nn.model.Parameter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
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

    /** The name of the text of the network in the file's metadata. */
    static final String NETWORK = "network";

    private static final int OPERATOR_SET = 17;
    private static final int LEARNING_OPERATOR_SET = 3;
    private static final int FORMAT = 8;

    private OnnxExport() {}

    /**
     * A model from what its network takes; its labels, its network and its texts become the file's metadata.
     *
     * @param backend any: what is computed on it is not kept
     * @throws OnnxException if it computes what is not translated
     */
    public static byte[] bytes(ModelFile file, Backend backend) {
        return bytes(file, new GraphEnds.Bare(file.definition().sampleShape().length()), Map.of(), backend);
    }

    /**
     * A model from the columns of a file, where it was trained on one: {@code numbers}, N x columns of numbers in float64, NaN being a missing one, and
     * {@code texts}, N x columns of texts, to {@code outputs} and, of classes, {@code label}. What {@code predict} refuses has NaN in all outputs and an
     * empty label. A model that was trained on no file is written as {@link #bytes(ModelFile, Backend)} does.
     *
     * @param backend any: what is computed on it is not kept
     * @throws OnnxException if it computes what is not translated
     */
    public static byte[] bytesOfColumns(ModelFile file, Backend backend) {
        return file.preparation()
                .map(each -> RawColumns.of(file, each))
                .map(columns -> bytes(file, columns, columns.metadata(), backend))
                .orElseGet(() -> bytes(file, backend));
    }

    private static byte[] bytes(ModelFile file, GraphEnds ends, Map<String, String> columns, Backend backend) {
        LayeredModel model = file.on(backend);
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(NETWORK, file.network());
        metadata.put("labels", file.labelsText());
        if (!file.severalTargets().isEmpty()) {
            metadata.put("targets", TextList.write(file.severalTargets()));
        }
        metadata.put("lockstep-model-sha256", file.sha256());
        metadata.putAll(file.texts());
        new TreeMap<>(columns).forEach((input, names) -> metadata.put("columns-of-" + input, names));
        int inputs = file.definition().sampleShape().length();
        return bytes(
                model,
                inputs,
                file.dtype(),
                model::predict,
                UnscaledEnds.of(ends, file.targetScale()),
                metadata,
                backend);
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
        return bytes(model, inputs, dtype, function, new GraphEnds.Bare(inputs), metadata, backend);
    }

    private static byte[] bytes(
            LayeredModel model,
            int inputs,
            DType dtype,
            UnaryOperator<Matrix> function,
            GraphEnds ends,
            Map<String, String> metadata,
            Backend backend) {
        GraphBuilder graph = graph(model, inputs, dtype, function, ends, backend, 2);
        GraphProto built = graph.build("lockstep");
        if (!built.equals(
                graph(model, inputs, dtype, function, ends, backend, 3).build("lockstep"))) {
            throw new OnnxException(
                    "the model can not be written as ONNX: what it computes depends on the number of samples");
        }
        ModelProto.Builder file = ModelProto.newBuilder()
                .setIrVersion(FORMAT)
                .setProducerName(PRODUCER)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
                .setGraph(built);
        if (graph.usesLearning()) {
            file.addOpsetImport(OperatorSetIdProto.newBuilder()
                    .setDomain(GraphBuilder.LEARNING)
                    .setVersion(LEARNING_OPERATOR_SET));
        }
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

    private static GraphBuilder graph(
            LayeredModel model,
            int inputs,
            DType dtype,
            UnaryOperator<Matrix> function,
            GraphEnds ends,
            Backend backend,
            int samples) {
        double[] values = new double[samples * inputs];
        Arrays.setAll(values, i -> (i + samples) / 16.0);
        Map<String, Matrix> parameters = new LinkedHashMap<>();
        for (Parameter parameter : model.parameters()) {
            parameters.put(parameter.name(), parameter.value());
        }
        try (Matrix batch = backend.matrix(dtype, samples, inputs, values)) {
            GraphBuilder graph = new GraphBuilder(dtype);
            Trace trace = new Trace(graph, batch, ends.begin(graph), parameters);
            Matrix outputs = trace.hear(() -> function.apply(batch));
            if (outputs.rows() != samples) {
                throw new OnnxException("the model can not be written as ONNX: it makes " + outputs.rows() + " rows of "
                        + samples + " samples");
            }
            ends.end(graph, trace.name(outputs), outputs.columns());
            return graph;
        }
    }
}
