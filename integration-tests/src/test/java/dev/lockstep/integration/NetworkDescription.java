package dev.lockstep.integration;

import dev.lockstep.trainer.model.DefinedNetwork;
import dev.lockstep.trainer.model.Network;
import dev.lockstep.trainer.network.Activation;
import dev.lockstep.trainer.network.LayerDefinition;
import dev.lockstep.trainer.network.LossDefinition;
import dev.lockstep.trainer.network.NetworkDefinition;
import dev.lockstep.trainer.network.RandomDefinition;
import dev.lockstep.trainer.network.ValueSource;
import dev.lockstep.trainer.network.Values;
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
        add("depth", network.layers().size());
        network.layers().forEach(this::layer);
        term("report", network.loss().report());
        term("follow", network.loss().follow());
        add("rate", Double.toHexString(new DefinedNetwork(network).learningRate()));
        add("epochs", options.epochs().orElse(network.training().epochs()));
        add("batch", network.training().batch().orElse(Integer.MAX_VALUE));
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
        if (source instanceof ValueSource.Literal literal) {
            values(literal.values());
        } else if (source instanceof ValueSource.LiteralUnlessSeeded either) {
            table(seedAskedFor ? either.withSeed() : new ValueSource.Literal(either.values()));
        } else if (source instanceof ValueSource.Normal normal) {
            add("normal", normal.rows(), normal.columns(), Double.toHexString(normal.scale()));
        } else if (source instanceof ValueSource.RowSumsOfInputs sums) {
            add("row-sums");
            sums.plus().ifPresentOrElse(noise -> add("normal", Double.toHexString(noise.scale())), () -> add("none"));
        } else if (source instanceof ValueSource.Zeros) {
            add("zeros", source.rows(), source.columns());
        } else if (source instanceof ValueSource.Uniform) {
            add("uniform", source.rows(), source.columns());
        } else {
            throw new IllegalArgumentException(source.toString());
        }
    }

    private void values(Values values) {
        add("values", values.rows(), values.columns());
        Arrays.stream(values.elements()).mapToObj(Double::toHexString).forEach(this::add);
    }

    private void layer(LayerDefinition layer) {
        LayerDefinition.Dense dense = (LayerDefinition.Dense) layer;
        add(word(dense.activation()), "weights");
        table(dense.weights());
        add("bias");
        dense.bias().ifPresentOrElse(this::table, () -> add("none"));
    }

    private static String word(Activation activation) {
        if (activation instanceof Activation.Relu relu) {
            return relu.slopeAtZero() == 0 ? "relu" : "relu-slope-one";
        }
        if (activation instanceof Activation.Linear) {
            return "linear";
        }
        if (activation instanceof Activation.Tanh) {
            return "tanh";
        }
        if (activation instanceof Activation.Sigmoid) {
            return "sigmoid";
        }
        throw new IllegalArgumentException(activation.toString());
    }

    private void term(String name, LossDefinition.Term term) {
        add(name, term.reduction().label(), term.function().label());
    }

    private void add(Object... each) {
        Arrays.stream(each).map(Object::toString).forEach(words::add);
    }
}
