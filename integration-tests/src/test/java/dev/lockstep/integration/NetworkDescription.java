package dev.lockstep.integration;

import dev.lockstep.data.Logarithm;
import dev.lockstep.data.TargetTreatment;
import dev.lockstep.models.network.DataDefinition;
import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.models.network.RandomDefinition;
import dev.lockstep.models.network.ValidationSource;
import dev.lockstep.models.network.ValueSource;
import dev.lockstep.nn.initializer.Constant;
import dev.lockstep.nn.initializer.Initializer;
import dev.lockstep.nn.initializer.Literal;
import dev.lockstep.nn.initializer.LiteralUnlessSeeded;
import dev.lockstep.nn.initializer.Normal;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.nn.initializer.Orthogonal;
import dev.lockstep.nn.initializer.OwnSeed;
import dev.lockstep.nn.initializer.Transposed;
import dev.lockstep.nn.initializer.TruncatedNormal;
import dev.lockstep.nn.initializer.Uniform;
import dev.lockstep.nn.initializer.VarianceScaling;
import dev.lockstep.nn.initializer.Zeros;
import dev.lockstep.nn.layer.Activation;
import dev.lockstep.nn.layer.BatchNorm;
import dev.lockstep.nn.layer.Branches;
import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.layer.Dropout;
import dev.lockstep.nn.layer.Elu;
import dev.lockstep.nn.layer.Frozen;
import dev.lockstep.nn.layer.Gelu;
import dev.lockstep.nn.layer.GeluTanh;
import dev.lockstep.nn.layer.Layer;
import dev.lockstep.nn.layer.LayerNorm;
import dev.lockstep.nn.layer.LeakyRelu;
import dev.lockstep.nn.layer.Linear;
import dev.lockstep.nn.layer.Relu;
import dev.lockstep.nn.layer.Residual;
import dev.lockstep.nn.layer.Sequential;
import dev.lockstep.nn.layer.Shape;
import dev.lockstep.nn.layer.Sigmoid;
import dev.lockstep.nn.layer.Silu;
import dev.lockstep.nn.layer.Softmax;
import dev.lockstep.nn.layer.Softplus;
import dev.lockstep.nn.layer.Softsign;
import dev.lockstep.nn.layer.Tanh;
import dev.lockstep.nn.loss.AbsoluteError;
import dev.lockstep.nn.loss.BinaryCrossEntropy;
import dev.lockstep.nn.loss.HalfSquaredError;
import dev.lockstep.nn.loss.Hinge;
import dev.lockstep.nn.loss.Huber;
import dev.lockstep.nn.loss.Loss;
import dev.lockstep.nn.loss.Poisson;
import dev.lockstep.nn.loss.Reduction;
import dev.lockstep.nn.loss.SoftmaxCrossEntropy;
import dev.lockstep.nn.loss.SquaredError;
import dev.lockstep.nn.plan.Batching;
import dev.lockstep.nn.plan.EarlyStopping;
import dev.lockstep.nn.random.Generator;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.TrainingOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;

/** Describes a network and what is asked for of it in the words that the program in {@code reference/} reads; its README has them. */
final class NetworkDescription {
    private static final Map<Activation, String> ACTIVATIONS = Map.of(
            new Linear(), "linear",
            new Tanh(), "tanh",
            new Sigmoid(), "sigmoid",
            new Gelu(), "gelu",
            new GeluTanh(), "gelu-tanh",
            new Silu(), "silu",
            new Softplus(), "softplus",
            new Softsign(), "softsign",
            new Softmax(), "softmax");

    private static final Path ZIGGURAT =
            Path.of("..", "nn", "src", "main", "resources", "dev", "lockstep", "nn", "random", "ziggurat.txt");

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
        DataDefinition data = network.data();
        samples(data.inputs(), data.targets(), data.weights());
        add("validation");
        data.validation().ifPresentOrElse(this::validation, () -> add("none"));
        scaling(data.scaling());
        layers(network.layers().layers(), network.sampleShape());
        term("report", network.loss().report());
        term("follow", network.loss().follow());
        add(UpdateDescription.of(network.optimizer(), network.training()));
        add("epochs", options.epochs().orElse(network.training().epochs()));
        Batching batching = network.training().batching();
        add(
                "batch",
                batching.size(),
                batching.shuffled() ? "shuffled" : "plain",
                batching.dropLast() ? "drop-last" : "whole",
                "micro-batch",
                batching.microBatch());
        add(
                "patience",
                network.training().earlyStopping().map(EarlyStopping::patience).orElse(0));
        add(hex(network.training()
                .earlyStopping()
                .map(EarlyStopping::improvement)
                .orElse(0.0)));
    }

    private void samples(ValueSource inputs, ValueSource targets, Optional<ValueSource> weights) {
        add("inputs");
        table(inputs);
        add("targets");
        table(targets);
        add("weights");
        weights.ifPresentOrElse(this::table, () -> add("none"));
    }

    private void validation(ValidationSource source) {
        if (source instanceof ValidationSource.Share share) {
            add(share.stratified() ? "of-classes" : "of-samples", "share", hex(share.share()));
        } else if (source instanceof ValidationSource.Fold fold) {
            add(fold.stratified() ? "of-classes" : "of-samples", "fold", fold.fold(), fold.folds());
        } else if (source instanceof ValidationSource.Groups groups) {
            groups(groups.groups());
            add("share", hex(groups.share()));
        } else if (source instanceof ValidationSource.GroupFold fold) {
            groups(fold.groups());
            add("fold", fold.fold(), fold.folds());
        } else if (source instanceof ValidationSource.Separate tables) {
            add("tables");
            samples(tables.inputs(), tables.targets(), tables.weights());
        } else {
            throw new IllegalArgumentException(source.toString());
        }
    }

    private void groups(int[] groups) {
        add("of-groups");
        Arrays.stream(groups).forEach(this::add);
    }

    private void scaling(TargetTreatment treatment) {
        Logarithm logarithm = treatment.logarithm();
        add(
                "scale-targets",
                logarithm == Logarithm.NONE ? "plain" : logarithm.label(),
                treatment.scaling().label());
    }

    private void random(NetworkDefinition network, TrainingOptions options) {
        OptionalLong seed = seedAskedFor
                ? options.seed()
                : network.random().map(RandomDefinition::seed).orElse(OptionalLong.empty());
        if (seed.isPresent()) {
            Generator generator = network.random().orElseThrow().generator();
            add("random", generator.label(), seed.getAsLong());
            if (generator == Generator.NUMPY_DEFAULT_RNG) {
                add(ZIGGURAT);
            }
        } else {
            add("random", "none");
        }
    }

    private void table(ValueSource source) {
        if (source instanceof ValueSource.Initialized initialized) {
            table(initialized.rows(), initialized.columns(), initialized.values());
        } else if (source instanceof ValueSource.Given given) {
            values(given.values().table());
        } else if (source instanceof ValueSource.RowSumsOfInputs sums) {
            add("row-sums");
            sums.plus().ifPresentOrElse(noise -> add("normal", hex(noise.scale())), () -> add("none"));
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
            add("normal", rows, columns, hex(normal.mean()), hex(normal.scale()));
        } else if (initializer instanceof Zeros) {
            add("zeros", rows, columns);
        } else if (initializer instanceof Uniform uniform) {
            add("uniform", rows, columns, hex(uniform.low()), hex(uniform.high()));
        } else if (initializer instanceof Constant constant) {
            add("constant", rows, columns, hex(constant.value()));
        } else if (initializer instanceof TruncatedNormal truncated) {
            add("truncated-normal", rows, columns, hex(truncated.scale()));
        } else if (initializer instanceof VarianceScaling scaling) {
            add(scaling.rule().label(), rows, columns);
        } else if (initializer instanceof Orthogonal orthogonal) {
            add("orthogonal", rows, columns, hex(orthogonal.gain()));
        } else if (initializer instanceof Transposed transposed) {
            add("by-columns");
            table(rows, columns, transposed.values());
        } else if (initializer instanceof OwnSeed own) {
            add("own-seed", own.seed());
            table(rows, columns, own.values());
        } else {
            throw new IllegalArgumentException(initializer.toString());
        }
    }

    private void values(NumberTable values) {
        add("values", values.rows(), values.columns());
        Arrays.stream(values.elements()).mapToObj(Double::toHexString).forEach(this::add);
    }

    private void layers(List<Layer> layers, Shape input) {
        add("depth", layers.size());
        Shape shape = input;
        for (Layer layer : layers) {
            add(layer instanceof Frozen ? "frozen" : "trained");
            Layer inner = layer;
            while (inner instanceof Frozen frozen) {
                inner = frozen.layer();
            }
            layer(inner, shape);
            shape = layer.output(shape);
        }
    }

    private void layer(Layer layer, Shape input) {
        if (layer instanceof Dense dense) {
            dense(dense, input);
        } else if (layer instanceof Activation activation) {
            add("activation", word(activation));
        } else if (layer instanceof Dropout dropout) {
            add("dropout", hex(dropout.rate()));
        } else if (layer instanceof BatchNorm norm) {
            add("batch-norm", hex(norm.epsilon()), hex(norm.momentum()));
        } else if (layer instanceof LayerNorm norm) {
            add("layer-norm", hex(norm.epsilon()));
        } else if (layer instanceof Residual residual) {
            add("residual");
            layers(((Sequential) residual.layer()).layers(), input);
        } else if (layer instanceof Branches branches) {
            add("branches", branches.layers().size());
            branches.layers().forEach(branch -> layers(((Sequential) branch).layers(), input));
        } else {
            throw new IllegalArgumentException(layer.toString());
        }
    }

    private void dense(Dense dense, Shape input) {
        add("dense", word(dense.activation()));
        if (dense.biasFirst()) {
            bias(dense);
        }
        add("weights");
        table(input.length(), dense.units(), dense.weights());
        if (!dense.biasFirst()) {
            bias(dense);
        }
    }

    private void bias(Dense dense) {
        add("bias");
        dense.bias().ifPresentOrElse(bias -> table(1, dense.units(), bias), () -> add("none"));
    }

    private static String word(Activation activation) {
        if (activation instanceof Relu relu) {
            return relu.slopeAtZero() == 0 ? "relu" : "relu-slope-one";
        }
        if (activation instanceof LeakyRelu leaky) {
            return "leaky-relu " + hex(leaky.slope());
        }
        if (activation instanceof Elu elu) {
            return "elu " + hex(elu.alpha());
        }
        return Optional.ofNullable(ACTIVATIONS.get(activation))
                .orElseThrow(() -> new IllegalArgumentException(activation.toString()));
    }

    private void term(String name, Loss loss) {
        Reduction reduction = loss.reduction();
        add(name, reduction.label());
        Map<Loss, String> losses = Map.of(
                new SquaredError(reduction), "squared-error",
                new HalfSquaredError(reduction), "half-squared-error",
                new AbsoluteError(reduction), "absolute-error",
                new Poisson(reduction), "poisson",
                new Hinge(reduction), "hinge");
        if (loss instanceof Huber huber) {
            add("huber", hex(huber.delta()));
        } else if (loss instanceof BinaryCrossEntropy entropy) {
            add("binary-cross-entropy", hex(entropy.smoothing()));
        } else if (loss instanceof SoftmaxCrossEntropy entropy) {
            add("softmax-cross-entropy", hex(entropy.smoothing()));
            List<Double> weights = entropy.classWeights();
            add(weights.isEmpty() ? "alike" : "weights " + weights.size());
            weights.forEach(weight -> add(hex(weight)));
        } else if (losses.containsKey(loss)) {
            add(losses.get(loss));
        } else {
            throw new IllegalArgumentException(loss.toString());
        }
    }

    private static String hex(double number) {
        return Double.toHexString(number);
    }

    private void add(Object... each) {
        Arrays.stream(each).map(Object::toString).forEach(words::add);
    }
}
