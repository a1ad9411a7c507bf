package dev.lockstep.cli.command.importing;

import dev.lockstep.api.LockstepException;
import dev.lockstep.models.file.ForeignWeights;
import dev.lockstep.models.file.Sha256;
import dev.lockstep.models.safetensors.Safetensors;
import dev.lockstep.nn.layer.Layer;
import dev.lockstep.nn.layer.Shape;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.onnx.OnnxWeights;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A file of weights that another program wrote. */
record ForeignFile(String name, Format format, byte[] bytes) {
    /** What its name ends in says what it is. */
    enum Format {
        SAFETENSORS(".safetensors") {
            @Override
            List<ParameterValues> parameters(String name, byte[] bytes, Layer layers, Shape inputs) {
                return ForeignWeights.of(name, Safetensors.parse(name, bytes), layers, inputs);
            }
        },
        ONNX(".onnx") {
            @Override
            List<ParameterValues> parameters(String name, byte[] bytes, Layer layers, Shape inputs) {
                return OnnxWeights.parse(name, bytes, layers, inputs);
            }
        };

        private final String ending;

        Format(String ending) {
            this.ending = ending;
        }

        abstract List<ParameterValues> parameters(String name, byte[] bytes, Layer layers, Shape inputs);
    }

    /** @throws LockstepException if it can not be read, or its name says of no format */
    static ForeignFile read(Path path) {
        String name = path.toString();
        Format format = Arrays.stream(Format.values())
                .filter(each -> name.toLowerCase(Locale.ROOT).endsWith(each.ending))
                .findFirst()
                .orElseThrow(() -> new LockstepException(
                        name + " ends neither in .safetensors nor in .onnx, so it is not known what it is"));
        return new ForeignFile(name, format, Safetensors.bytes(path));
    }

    /** The values of the layers' parameters for inputs of a shape. */
    List<ParameterValues> parameters(Layer layers, Shape inputs) {
        return format.parameters(name, bytes, layers, inputs);
    }

    String sha256() {
        return Sha256.of(bytes);
    }
}
