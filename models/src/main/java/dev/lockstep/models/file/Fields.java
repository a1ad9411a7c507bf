package dev.lockstep.models.file;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.models.safetensors.Tensor;
import dev.lockstep.models.safetensors.TensorType;
import dev.lockstep.nn.model.ParameterValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The texts and tensors of a file, which are taken out one after another. */
final class Fields {
    private final String file;
    private final Map<String, String> texts;

    Fields(String file, Map<String, String> texts) {
        this.file = file;
        this.texts = new LinkedHashMap<>(texts);
    }

    /** Takes out a text and reads it; a reader throws {@link IllegalArgumentException} for one that it can not read. */
    <T> T take(String name, Function<String, T> reader) {
        String text = texts.remove(name);
        if (text == null) {
            throw new ModelFileException(file + ": it has no text '" + name + "'");
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw new ModelFileException(file + ": its text '" + name + "' can not be read", wrong);
        }
    }

    /** What was not taken out. */
    Map<String, String> rest() {
        return texts;
    }

    /** The matrix that a tensor of a dtype holds. */
    ParameterValues matrix(Tensor tensor, DType dtype) {
        if (tensor.type() != TensorType.of(dtype) || tensor.shape().size() != 2) {
            throw new ModelFileException(file + ": its tensor '" + tensor.name() + "' of " + tensor.type() + " "
                    + tensor.shape() + " is no matrix of " + dtype.label());
        }
        return new ParameterValues(
                tensor.name(), tensor.shape().get(0), tensor.shape().get(1), tensor.values());
    }

    static Tensor tensor(ParameterValues matrix, DType dtype) {
        return Tensor.of(matrix.name(), dtype, List.of(matrix.rows(), matrix.columns()), matrix.values());
    }

    /** @throws ModelFileException if one of the texts has a name that the format itself uses */
    static void requireNoneOf(List<String> own, Map<String, String> texts) {
        for (String name : own) {
            if (texts.containsKey(name)) {
                throw new ModelFileException(
                        "a further text can not be named '" + name + "', which the file itself has");
            }
        }
    }
}
