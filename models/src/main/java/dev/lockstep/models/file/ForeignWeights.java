package dev.lockstep.models.file;

import dev.lockstep.models.network.Text;
import dev.lockstep.models.safetensors.Safetensors;
import dev.lockstep.models.safetensors.Tensor;
import dev.lockstep.nn.layer.Layer;
import dev.lockstep.nn.layer.ParameterSpec;
import dev.lockstep.nn.layer.Shape;
import dev.lockstep.nn.model.ParameterValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Weights of dense layers that others trained.
 *
 * <p>A tensor may have the name and shape of a parameter, such as {@code w1}, inputs x units. Else tensors are those of PyTorch's linear layers:
 * {@code fc.weight}, units x inputs, which is transposed, and {@code fc.bias}. The layers of the file, ordered by what is before the last point
 * with numbers in it compared as numbers, are the layers with parameters here, in order. Values are taken exactly; rounding them to a dtype is
 * the model's.
 */
public final class ForeignWeights {
    private static final Pattern NAME = Pattern.compile("(.*?)\\.?(weight|bias)");
    private static final Pattern OURS = Pattern.compile("([wb])([0-9]+)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private ForeignWeights() {}

    /**
     * The values of the layers' parameters for inputs of a shape.
     *
     * @param file its name, for messages
     * @throws ModelFileException if the tensors are not exactly those of the layers
     */
    public static List<ParameterValues> of(String file, Safetensors tensors, Layer layers, Shape inputs) {
        try {
            return values(tensors.tensors(), layers.parameters(inputs));
        } catch (IllegalArgumentException wrong) {
            throw new ModelFileException(file + ": " + wrong.getMessage(), wrong);
        }
    }

    private static List<ParameterValues> values(List<Tensor> tensors, List<ParameterSpec> specs) {
        Map<String, Tensor> byName = byName(tensors);
        List<ParameterValues> values = new ArrayList<>();
        for (ParameterSpec spec : specs) {
            Tensor tensor = byName.remove(spec.name());
            require(tensor != null, "it has nothing for the parameter " + spec.name());
            values.add(value(tensor, spec));
        }
        require(
                byName.isEmpty(),
                byName.values().stream()
                                .findFirst()
                                .map(left -> Text.quoted(left.name()))
                                .orElse("") + " belongs to no parameter of the network");
        return values;
    }

    /** The tensors by the names of the parameters that they are for. */
    private static Map<String, Tensor> byName(List<Tensor> tensors) {
        List<String> layers = tensors.stream()
                .filter(tensor -> !OURS.matcher(tensor.name()).matches())
                .map(ForeignWeights::layer)
                .distinct()
                .sorted(Comparator.comparing(ForeignWeights::sortKey))
                .toList();
        Map<String, Tensor> byName = new LinkedHashMap<>();
        for (Tensor tensor : tensors) {
            boolean ours = OURS.matcher(tensor.name()).matches();
            String letter = tensor.name().endsWith("weight") ? "w" : "b";
            String name = ours ? tensor.name() : letter + (layers.indexOf(layer(tensor)) + 1);
            require(byName.put(name, tensor) == null, "it has two tensors for the parameter " + name);
        }
        return byName;
    }

    private static String layer(Tensor tensor) {
        Matcher name = NAME.matcher(tensor.name());
        require(name.matches(), Text.quoted(tensor.name()) + " is neither a weight nor a bias of a linear layer");
        return name.group(1);
    }

    /** The text with its numbers at one length, so that 10 comes after 9. */
    private static String sortKey(String layer) {
        return NUMBER.matcher(layer)
                .replaceAll(number -> "0".repeat(Math.max(0, 20 - number.group().length())) + number.group());
    }

    private static ParameterValues value(Tensor tensor, ParameterSpec spec) {
        boolean transposed = tensor.name().endsWith("weight");
        boolean row = tensor.shape().size() == 1 && spec.rows() == 1;
        List<Integer> needed = row
                ? List.of(spec.columns())
                : transposed ? List.of(spec.columns(), spec.rows()) : List.of(spec.rows(), spec.columns());
        require(
                tensor.shape().equals(needed),
                Text.quoted(tensor.name()) + " is " + tensor.shape() + ", but " + needed + " is what the parameter "
                        + spec.name() + " takes");
        double[] values = tensor.values();
        return new ParameterValues(
                spec.name(), spec.rows(), spec.columns(), transposed ? transpose(values, spec) : values);
    }

    private static double[] transpose(double[] values, ParameterSpec spec) {
        double[] transposed = new double[values.length];
        for (int row = 0; row < spec.rows(); row++) {
            for (int column = 0; column < spec.columns(); column++) {
                transposed[row * spec.columns() + column] = values[column * spec.rows() + row];
            }
        }
        return transposed;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
