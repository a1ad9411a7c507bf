package dev.lockstep.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.lockstep.models.file.ForeignWeights;
import dev.lockstep.models.file.ModelFileException;
import dev.lockstep.models.output.IoReason;
import dev.lockstep.models.safetensors.Safetensors;
import dev.lockstep.models.safetensors.SafetensorsException;
import dev.lockstep.models.safetensors.Tensor;
import dev.lockstep.nn.layer.Layer;
import dev.lockstep.nn.layer.ParameterSpec;
import dev.lockstep.nn.layer.Shape;
import dev.lockstep.nn.model.ParameterValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Weights from an ONNX file of dense layers and norms: a chain of {@code Gemm}, or {@code MatMul} and {@code Add}, and of {@code BatchNormalization}
 * and {@code LayerNormalization}, with activations between. Which activations these are is not compared with those of the network here. Of a file
 * that {@link OnnxExport} wrote, parameters are taken by their names, whatever is between them.
 */
public final class OnnxWeights {
    private OnnxWeights() {}

    /**
     * The values of the layers' parameters for inputs of a shape.
     *
     * @throws OnnxException if the file can not be read, is no such chain, or has other weights than the layers
     */
    public static List<ParameterValues> read(Path path, Layer layers, Shape inputs) {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new OnnxException(path + ": can not be read: it is no regular file");
        }
        try {
            return parse(path.toString(), Files.readAllBytes(path), layers, inputs);
        } catch (OutOfMemoryError tooLarge) {
            throw new OnnxException(path + ": too large for the memory of this process", tooLarge);
        } catch (IOException failure) {
            throw new OnnxException(path + ": can not be read: " + IoReason.of(failure), failure);
        }
    }

    /** As {@link #read}, of the bytes of a file of this name. */
    public static List<ParameterValues> parse(String file, byte[] bytes, Layer layers, Shape inputs) {
        try {
            ModelProto model = ModelProto.parseFrom(bytes);
            Safetensors weights = model.getProducerName().equals(OnnxExport.PRODUCER)
                    ? named(model.getGraph(), layers, inputs)
                    : new DenseChain(model.getGraph()).weights();
            return ForeignWeights.of(file, weights, layers, inputs);
        } catch (InvalidProtocolBufferException wrong) {
            throw new OnnxException(file + ": no ONNX file", wrong);
        } catch (ModelFileException wrong) {
            throw new OnnxException(wrong.getMessage(), wrong);
        } catch (OnnxException | SafetensorsException wrong) {
            throw new OnnxException(file + ": " + wrong.getMessage(), wrong);
        }
    }

    /** Those that have the names of parameters, as {@link OnnxExport} writes them. */
    private static Safetensors named(GraphProto graph, Layer layers, Shape inputs) {
        Set<String> names =
                layers.parameters(inputs).stream().map(ParameterSpec::name).collect(Collectors.toSet());
        List<Tensor> tensors = graph.getInitializerList().stream()
                .filter(initializer -> names.contains(initializer.getName()))
                .map(initializer -> InitializerValues.tensor(initializer.getName(), initializer, false))
                .toList();
        return new Safetensors(Map.of(), tensors);
    }
}
