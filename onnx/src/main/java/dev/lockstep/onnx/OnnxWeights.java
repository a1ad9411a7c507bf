package dev.lockstep.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.lockstep.models.file.ForeignWeights;
import dev.lockstep.models.file.ModelFileException;
import dev.lockstep.models.output.IoReason;
import dev.lockstep.models.safetensors.SafetensorsException;
import dev.lockstep.nn.layer.Layer;
import dev.lockstep.nn.layer.Shape;
import dev.lockstep.nn.model.ParameterValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Weights from an ONNX file of dense layers: a chain of {@code Gemm}, or {@code MatMul} and {@code Add}, with activations between. Which
 * activations these are is not compared with those of the network here.
 */
public final class OnnxWeights {
    private OnnxWeights() {}

    /**
     * The values of the layers' parameters for inputs of a shape.
     *
     * @throws OnnxException if the file can not be read, is no such chain, or has other weights than the layers
     */
    public static List<ParameterValues> read(Path path, Layer layers, Shape inputs) {
        try {
            return parse(path.toString(), Files.readAllBytes(path), layers, inputs);
        } catch (IOException failure) {
            throw new OnnxException(path + ": can not be read: " + IoReason.of(failure), failure);
        }
    }

    /** As {@link #read}, of the bytes of a file. */
    static List<ParameterValues> parse(String file, byte[] bytes, Layer layers, Shape inputs) {
        try {
            ModelProto model = ModelProto.parseFrom(bytes);
            return ForeignWeights.of(file, new DenseChain(model.getGraph()).weights(), layers, inputs);
        } catch (InvalidProtocolBufferException wrong) {
            throw new OnnxException(file + ": no ONNX file", wrong);
        } catch (ModelFileException wrong) {
            throw new OnnxException(wrong.getMessage(), wrong);
        } catch (OnnxException | SafetensorsException wrong) {
            throw new OnnxException(file + ": " + wrong.getMessage(), wrong);
        }
    }
}
