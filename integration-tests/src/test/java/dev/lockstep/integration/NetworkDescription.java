package dev.lockstep.integration;

import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.models.network.RandomDefinition;
import dev.lockstep.models.network.ValueSource;
import dev.lockstep.nn.initializer.Initializer;
import dev.lockstep.nn.initializer.Literal;
import dev.lockstep.nn.initializer.LiteralUnlessSeeded;
import dev.lockstep.nn.initializer.Normal;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.nn.initializer.Uniform;
import dev.lockstep.nn.initializer.Zeros;
import dev.lockstep.nn.layer.Activation;
import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.layer.Layer;
import dev.lockstep.nn.layer.Linear;
import dev.lockstep.nn.layer.Relu;
import dev.lockstep.nn.layer.Shape;
import dev.lockstep.nn.layer.Sigmoid;
import dev.lockstep.nn.layer.Tanh;
import dev.lockstep.nn.loss.BinaryCrossEntropy;
import dev.lockstep.nn.loss.HalfSquaredError;
import dev.lockstep.nn.loss.Loss;
import dev.lockstep.nn.loss.SquaredError;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.TrainingOptions;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.StringJoiner;

/** Describes a network and what is asked for of it in the words that the program in {@code reference/} reads; its README has them. */
final class NetworkDescription {
    private final StringJoiner words = new StringJoiner(" ", "", "\n");
    private final boolean seedAskedFor;

    private NetworkDescription(boolean seedAskedFor) {
        this.seedAskedFor = seedAskedFor;
    }

    static String of(Network network, TrainingOptions options) {
        String dtype = options.dtype().orElse(network.dtype()).label();
        if (network.name().equals("two-point")) {
            return "two-point dtype " + dtype + "\n";
        }
        NetworkDescription description = new NetworkDescription(options.seed().isPresent());
        description.add("layers", "dtype", dtype);
        description.describe(((DefinedNetwork) network).definition(), options);
        return description.words.toString();
    }

    private void describe(NetworkDefinition network, TrainingOptions options) {
        random(network, options);
        add("inputs");
        table(network.data().inputs());
        add("targets");
        table(network.data().targets());
        add("depth", network.layers().layers().size());
        Shape shape = network.sampleShape();
        for (Layer layer : network.layers().layers()) {
            shape = layer(layer, shape);
        }
        term("report", network.loss().report());
        term("follow", network.loss().follow());
        add(UpdateDescription.of(network.optimizer(), network.training()));
        add("epochs", options.epochs().orElse(network.training().epochs()));
        add("batch", network.training().batching().size());
    }

    private void random(NetworkDefinition network, TrainingOptions options) {
        OptionalLong seed = seedAskedFor
                ? options.seed()
                : network.random().map(RandomDefinition::seed).orElse(OptionalLong.empty());
        if (seed.isPresent()) {
            add("random", network.random().orElseThrow().generator().label(), seed.getAsLong());
        } else {
            add("random", "none");
        }
    }

    private void table(ValueSource source) {
        if (source instanceof ValueSource.Initialized initialized) {
            table(initialized.rows(), initialized.columns(), initialized.values());
        } else if (source instanceof ValueSource.RowSumsOfInputs sums) {
            add("row-sums");
            sums.plus().ifPresentOrElse(noise -> add("normal", Double.toHexString(noise.scale())), () -> add("none"));
        } else {
            throw new IllegalArgumentException(source.toString());
        }
    }

    private void table(int rows, int columns, Initializer initializer) {
        if (initializer instanceof Literal literal) {
            values(literal.values());
        } else if (initializer instanceof LiteralUnlessSeeded either) {
            table(rows, columns, seedAskedFor ? either.withSeed() : either.literal());
        } else if (initializer instanceof Normal normal) {
            add("normal", rows, columns, Double.toHexString(normal.scale()));
        } else if (initializer instanceof Zeros) {
            add("zeros", rows, columns);
        } else if (initializer instanceof Uniform) {
            add("uniform", rows, columns);
        } else {
            throw new IllegalArgumentException(initializer.toString());
        }
    }

    private void values(NumberTable values) {
        add("values", values.rows(), values.columns());
        Arrays.stream(values.elements()).mapToObj(Double::toHexString).forEach(this::add);
    }

    private Shape layer(Layer layer, Shape input) {
        Dense dense = (Dense) layer;
        add(word(dense.activation()), "weights");
        table(input.length(), dense.units(), dense.weights());
        add("bias");
        dense.bias().ifPresentOrElse(bias -> table(1, dense.units(), bias), () -> add("none"));
        return dense.output(input);
    }

    private static String word(Activation activation) {
        if (activation instanceof Relu relu) {
            return relu.slopeAtZero() == 0 ? "relu" : "relu-slope-one";
        }
        if (activation instanceof Linear) {
            return "linear";
        }
        if (activation instanceof Tanh) {
            return "tanh";
        }
        if (activation instanceof Sigmoid) {
            return "sigmoid";
        }
        throw new IllegalArgumentException(activation.toString());
    }

    private void term(String name, Loss loss) {
        if (loss instanceof SquaredError) {
            add(name, loss.reduction().label(), "squared-error");
        } else if (loss instanceof HalfSquaredError) {
            add(name, loss.reduction().label(), "half-squared-error");
        } else if (loss instanceof BinaryCrossEntropy) {
            add(name, loss.reduction().label(), "binary-cross-entropy");
        } else {
            throw new IllegalArgumentException(loss.toString());
        }
    }

    private void add(Object... each) {
        Arrays.stream(each).map(Object::toString).forEach(words::add);
    }
}
