package dev.lockstep.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.models.file.ForeignWeights;
import dev.lockstep.models.file.ModelFile;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Weights from an ONNX file of dense layers and norms: a chain of {@code Gemm}, or {@code MatMul} and {@code Add}, and of {@code BatchNormalization}
 * and {@code LayerNormalization}, with activations between, which must be those of the network here, as the epsilons of norms. Of a file
 * that {@link OnnxExport} wrote, parameters are taken by their names, whatever is between them, and the layers are those of the network in it.
 */
public final class OnnxWeights {
    private OnnxWeights() {}

    /**
     * The values of the layers' parameters for inputs of a shape.
     *
     * @throws OnnxException if the file can not be read, is no such chain, or has other weights, activations or epsilons than the layers
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
            return model.getProducerName().equals(OnnxExport.PRODUCER)
                    ? ofOwn(file, model, layers, inputs)
                    : ofChain(file, model.getGraph(), layers, inputs);
        } catch (InvalidProtocolBufferException wrong) {
            throw new OnnxException(file + ": no ONNX file", wrong);
        } catch (ModelFileException wrong) {
            throw new OnnxException(wrong.getMessage(), wrong);
        } catch (OnnxException | SafetensorsException wrong) {
            throw new OnnxException(file + ": " + wrong.getMessage(), wrong);
        }
    }

    private static List<ParameterValues> ofChain(String file, GraphProto graph, Layer layers, Shape inputs) {
        DenseChain chain = new DenseChain(graph);
        List<ParameterValues> values = ForeignWeights.of(file, chain.weights(), layers, inputs);
        Step.requireSame(chain.steps(), LayerSteps.of(layers, NodeSteps::shown, ""));
        return values;
    }

    /** A file without a network in it, as that of a model in Java, has nothing that is compared. */
    private static List<ParameterValues> ofOwn(String file, ModelProto model, Layer layers, Shape inputs) {
        List<ParameterValues> values = ForeignWeights.of(file, named(model.getGraph(), layers, inputs), layers, inputs);
        Map<String, String> texts = model.getMetadataPropsList().stream()
                .collect(Collectors.toMap(
                        StringStringEntryProto::getKey, StringStringEntryProto::getValue, (one, other) -> one));
        String network = texts.get(OnnxExport.NETWORK);
        if (network != null) {
            Layer theirs = ModelFile.definition(network, Optional.ofNullable(texts.get(ModelFile.PREPROCESSING)))
                    .layers();
            Step.requireSame(
                    LayerSteps.of(theirs, Decimals::toString, "its "), LayerSteps.of(layers, Decimals::toString, ""));
        }
        return values;
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
