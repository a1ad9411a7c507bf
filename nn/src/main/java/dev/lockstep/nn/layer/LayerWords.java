package dev.lockstep.nn.layer;

import dev.lockstep.api.Matrix;
import dev.lockstep.api.Section;
import java.util.Locale;
import java.util.function.Supplier;

/** The words for layers in messages. */
final class LayerWords {
    private LayerWords() {}

    /** The name of a class as a file writes it: {@code batch-norm} of BatchNorm; of a class without a name that of what it is. */
    static String kind(Class<?> type, String unnamed) {
        if (type.isHidden() || type.isAnonymousClass()) {
            return unnamed;
        }
        StringBuilder words = new StringBuilder();
        for (char letter : type.getSimpleName().toCharArray()) {
            words.append(Character.isUpperCase(letter) && words.length() > 0 ? "-" : "")
                    .append(letter);
        }
        return words.toString().toLowerCase(Locale.ROOT);
    }

    /** Computes what a layer inside another makes of inputs; the layers of a sequence have names of their own. */
    static Matrix inner(Layer layer, Matrix inputs, Supplier<Matrix> body) {
        return layer instanceof Sequential
                ? body.get()
                : LayerOutputs.requireOf(layer, layer.kind(), inputs, Section.in(layer.kind(), body));
    }

    /** A parameter of a layer inside another. */
    static ParameterSpec inner(Layer layer, ParameterSpec parameter) {
        return layer instanceof Sequential ? parameter : parameter.within(layer.kind());
    }

    /**
     * A layer of a sequence, such as {@code layer 2 (dense)}.
     *
     * @param number from 1, of all layers of the sequence
     */
    record Numbered(int number, Layer layer) {
        @Override
        public String toString() {
            return "layer " + number + " (" + layer.kind() + ")";
        }
    }
}
