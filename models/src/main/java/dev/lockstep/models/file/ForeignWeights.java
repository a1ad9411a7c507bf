package dev.lockstep.models.file;

import dev.lockstep.models.network.Text;
import dev.lockstep.models.safetensors.Safetensors;
import dev.lockstep.models.safetensors.Tensor;
import dev.lockstep.nn.layer.Layer;
import dev.lockstep.nn.layer.ParameterSpec;
import dev.lockstep.nn.layer.Shape;
import dev.lockstep.nn.model.ParameterValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Weights of dense layers and norms that others trained.
 *
 * <p>A tensor may have the name and shape of a parameter, such as {@code w1}, inputs x units. Else tensors are those of PyTorch's layers: of linear
 * ones {@code fc.weight}, units x inputs, which is transposed, and {@code fc.bias}; of norms {@code norm.weight}, {@code norm.bias}, and of those
 * of batches {@code norm.running_mean} and {@code norm.running_var}. The layers of the file, ordered by what is before the last point
 * with numbers in it compared as numbers, are the layers with parameters here, in order, those within a residual block or a branch in its place. Values are taken exactly; rounding them to a dtype is
 * the model's.
 */
public final class ForeignWeights {
    private static final Pattern NAME = Pattern.compile("(.*?)\\.?(weight|bias|running_mean|running_var)");
    private static final Pattern OURS = Pattern.compile("([wb])([0-9]+)");

    /** A parameter's name: the blocks and branches that it is in, what it is, and the number of its layer there. */
    private static final Pattern PARAMETER = Pattern.compile("(.*\\.)?([a-z]+)([0-9]*)");

    /** How many batches PyTorch has averaged over, which predictions do not depend on. */
    private static final String COUNT = "num_batches_tracked";

    private static final Map<String, String> OF_DENSE = Map.of("weight", "w", "bias", "b");
    private static final Map<String, String> OF_NORM =
            Map.of("weight", "scale", "bias", "shift", "running_mean", "mean", "running_var", "variance");
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
        Map<String, Tensor> byName = byName(
                tensors, specs.stream().map(ParameterSpec::name).collect(Collectors.toCollection(LinkedHashSet::new)));
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
    private static Map<String, Tensor> byName(List<Tensor> tensors, Set<String> parameters) {
        List<Tensor> theirs = tensors.stream()
                .filter(tensor -> !isOurs(tensor, parameters))
                .filter(tensor -> !tensor.name().endsWith(COUNT))
                .toList();
        List<String> layers = theirs.stream()
                .map(tensor -> parts(tensor).group(1))
                .distinct()
                .sorted(Comparator.comparing(ForeignWeights::sortKey))
                .toList();
        Map<String, Tensor> byName = new LinkedHashMap<>();
        for (Tensor tensor : tensors) {
            if (isOurs(tensor, parameters)) {
                put(byName, tensor.name(), tensor);
            }
        }
        List<UnaryOperator<String>> here = layers(parameters);
        for (Tensor tensor : theirs) {
            Matcher parts = parts(tensor);
            int number = layers.indexOf(parts.group(1));
            require(number < here.size(), Text.quoted(tensor.name()) + " belongs to no parameter of the network");
            UnaryOperator<String> naming = here.get(number);
            String ours = (parameters.contains(naming.apply("scale")) ? OF_NORM : OF_DENSE).get(parts.group(2));
            require(ours != null, Text.quoted(tensor.name()) + " belongs to no parameter of the network");
            put(byName, naming.apply(ours), tensor);
        }
        return byName;
    }

    /** The layers with parameters here, in their order, each as what makes a name of its parameter's. */
    private static List<UnaryOperator<String>> layers(Set<String> parameters) {
        Map<String, UnaryOperator<String>> layers = new LinkedHashMap<>();
        for (String parameter : parameters) {
            Matcher name = PARAMETER.matcher(parameter);
            if (name.matches()) {
                String blocks = Objects.requireNonNullElse(name.group(1), "");
                String number = name.group(3);
                layers.put(blocks + number, ours -> blocks + ours + number);
            }
        }
        return List.copyOf(layers.values());
    }

    private static boolean isOurs(Tensor tensor, Set<String> parameters) {
        return parameters.contains(tensor.name()) || OURS.matcher(tensor.name()).matches();
    }

    private static void put(Map<String, Tensor> byName, String name, Tensor tensor) {
        require(byName.put(name, tensor) == null, "it has two tensors for the parameter " + name);
    }

    /** The layer's name and the tensor's. */
    private static Matcher parts(Tensor tensor) {
        Matcher name = NAME.matcher(tensor.name());
        require(name.matches(), Text.quoted(tensor.name()) + " is no weight, bias or running average of a layer");
        return name;
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
        Matcher name = PARAMETER.matcher(spec.name());
        require(
                !name.matches()
                        || !name.group(2).equals("variance")
                        || Arrays.stream(values).noneMatch(each -> each < 0),
                Text.quoted(tensor.name()) + " has a number below 0, which no variance is");
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
