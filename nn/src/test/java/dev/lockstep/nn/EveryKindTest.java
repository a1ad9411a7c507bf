package dev.lockstep.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.autodiff.Tape;
import dev.lockstep.nn.initializer.Constant;
import dev.lockstep.nn.initializer.Draws;
import dev.lockstep.nn.initializer.Initializer;
import dev.lockstep.nn.initializer.Literal;
import dev.lockstep.nn.initializer.LiteralUnlessSeeded;
import dev.lockstep.nn.initializer.Normal;
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
import dev.lockstep.nn.layer.LayerOutputs;
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
import dev.lockstep.nn.loss.Outputs;
import dev.lockstep.nn.loss.Poisson;
import dev.lockstep.nn.loss.Reduction;
import dev.lockstep.nn.loss.SoftmaxCrossEntropy;
import dev.lockstep.nn.loss.SquaredError;
import dev.lockstep.nn.model.LayeredModel;
import dev.lockstep.nn.model.Parameter;
import dev.lockstep.nn.model.StartValues;
import dev.lockstep.nn.model.StepRandom;
import dev.lockstep.nn.optimizer.Adagrad;
import dev.lockstep.nn.optimizer.Adam;
import dev.lockstep.nn.optimizer.AdamW;
import dev.lockstep.nn.optimizer.ClipByNorm;
import dev.lockstep.nn.optimizer.ClipByValue;
import dev.lockstep.nn.optimizer.Clipping;
import dev.lockstep.nn.optimizer.CosineAnnealing;
import dev.lockstep.nn.optimizer.ExponentialDecay;
import dev.lockstep.nn.optimizer.LearningRates;
import dev.lockstep.nn.optimizer.Momentum;
import dev.lockstep.nn.optimizer.MultiStepDecay;
import dev.lockstep.nn.optimizer.OneCycle;
import dev.lockstep.nn.optimizer.Optimizer;
import dev.lockstep.nn.optimizer.ReduceOnPlateau;
import dev.lockstep.nn.optimizer.RmsProp;
import dev.lockstep.nn.optimizer.Schedule;
import dev.lockstep.nn.optimizer.Sgd;
import dev.lockstep.nn.optimizer.Span;
import dev.lockstep.nn.optimizer.State;
import dev.lockstep.nn.optimizer.StateSpec;
import dev.lockstep.nn.optimizer.StepDecay;
import dev.lockstep.nn.optimizer.WarmUp;
import dev.lockstep.nn.random.Generator;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every activation, layer, loss, optimiser, clipping, schedule and initialiser is here, and has its own mathematics: other values than all others, and the
 * gradient that the difference quotient has. A new one fails until it has an example.
 */
class EveryKindTest {
    private static final double STEP = 1e-6;
    private static final double TOLERANCE = 1e-7;

    private static final List<Activation> ACTIVATIONS = List.of(
            new Linear(),
            new Relu(0),
            new Relu(1),
            new LeakyRelu(),
            new LeakyRelu(0.25),
            new Elu(),
            new Elu(0.5),
            new Gelu(),
            new GeluTanh(),
            new Silu(),
            new Softplus(),
            new Softsign(),
            new Softmax(),
            new Tanh(),
            new Sigmoid());
    private static final Initializer SOME = Literal.of(new double[] {0.5, -0.25}, new double[] {0.75, 1});
    private static final Dense DENSE = new Dense(2, new Tanh(), SOME, Literal.of(new double[] {0.125, -0.5}));
    private static final List<Layer> LAYERS = List.of(
            DENSE,
            Sequential.of(DENSE, new Sigmoid()),
            new Dropout(0.5),
            new BatchNorm(),
            new LayerNorm(),
            new Residual(DENSE),
            Branches.of(DENSE, new Sigmoid()),
            new Frozen(DENSE));
    private static final List<Loss> LOSSES = Arrays.stream(Reduction.values())
            .flatMap(reduction -> Stream.<Loss>of(
                    new SquaredError(reduction),
                    new HalfSquaredError(reduction),
                    new AbsoluteError(reduction),
                    new Huber(reduction, 0.375),
                    new Poisson(reduction),
                    new Hinge(reduction),
                    new BinaryCrossEntropy(reduction),
                    new BinaryCrossEntropy(reduction, 0.25),
                    new SoftmaxCrossEntropy(reduction),
                    new SoftmaxCrossEntropy(reduction, 0.25, List.of()),
                    new SoftmaxCrossEntropy(reduction, 0, List.of(0.5, 3.0)),
                    new SoftmaxCrossEntropy(reduction, 0.25, List.of(0.5, 3.0))))
            .toList();
    private static final List<Optimizer> OPTIMIZERS = List.of(
            new Sgd(0.1),
            new Sgd(0.1, 0.5),
            new Momentum(0.1, 0.9),
            new Momentum(0.1, 0.9, true),
            new Momentum(0.1, 0.9, true, 0.5),
            new Adam(0.1),
            new Adam(0.1, 0.9, 0.999, 1e-8, 0.5, false),
            new Adam(0.1, 0.9, 0.5, 1e-8, 0, false),
            new Adam(0.1, 0.9, 0.5, 1e-8, 0, true),
            new AdamW(0.1),
            new AdamW(0.1, 0.9, 0.5, 1e-8, 0.01, true),
            new RmsProp(0.1),
            new RmsProp(0.1, 0.99, 1e-8, 0, true, 0),
            new RmsProp(0.1, 0.99, 1e-8, 0.5, false, 0),
            new RmsProp(0.1, 0.99, 1e-8, 0, false, 0.5),
            new Adagrad(0.1),
            new Adagrad(0.1, 0.5, 0, 1e-10, 0),
            new Adagrad(0.1, 0, 0.5, 1e-10, 0),
            new Adagrad(0.1, 0, 0, 1e-10, 0.5));
    private static final List<Clipping> CLIPPINGS = List.of(Clipping.NONE, new ClipByValue(1), new ClipByNorm(1));
    private static final List<Schedule> SCHEDULES = List.of(
            Schedule.CONSTANT,
            new StepDecay(2, 0.5),
            new MultiStepDecay(List.of(1, 2), 0.5),
            new ExponentialDecay(0.5),
            new CosineAnnealing(Span.ofEpochs(3)),
            new CosineAnnealing(Span.ofSteps(3)),
            new CosineAnnealing(Span.ofEpochs(3), 0.01),
            new OneCycle(Span.ofEpochs(3)),
            new WarmUp(Span.ofEpochs(2), Schedule.CONSTANT),
            new WarmUp(Span.ofSteps(3), new ExponentialDecay(0.5)),
            new ReduceOnPlateau(0.5, 0, 0, 0, 0));
    private static final List<Initializer> INITIALIZERS = List.of(
            new Zeros(),
            new Constant(0.5),
            new Normal(),
            new Normal(0.5),
            new Uniform(),
            new Normal(1, 0.5),
            new Uniform(-1, 2),
            new TruncatedNormal(0.375),
            new VarianceScaling(VarianceScaling.Rule.XAVIER_UNIFORM),
            new VarianceScaling(VarianceScaling.Rule.LECUN_NORMAL),
            new Orthogonal(),
            new Transposed(new Normal()),
            new OwnSeed(new Normal(), 4),
            SOME,
            new LiteralUnlessSeeded(Literal.of(new double[] {7, 7}, new double[] {7, 7}), new Normal(0.25)));

    private Backend backend;

    @BeforeEach
    void open() {
        backend = Backends.onClassPath().open();
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void everyKindIsHere() {
        assertThat(names(ACTIVATIONS)).isEqualTo(Kinds.of(Activation.class));
        Set<String> layers = names(LAYERS);
        layers.addAll(names(ACTIVATIONS));
        assertThat(layers).isEqualTo(Kinds.of(Layer.class));
        assertThat(names(LOSSES)).isEqualTo(Kinds.of(Loss.class));
        assertThat(names(OPTIMIZERS)).isEqualTo(Kinds.of(Optimizer.class));
        assertThat(names(CLIPPINGS)).isEqualTo(Kinds.of(Clipping.class));
        assertThat(names(SCHEDULES)).isEqualTo(Kinds.of(Schedule.class));
        assertThat(names(INITIALIZERS)).isEqualTo(Kinds.of(Initializer.class));
    }

    @Test
    void activationsHaveTheirOwnValuesOrGradients() {
        double[] z = {-1.5, -0.5, 0, 0.25, 2};
        requireDifferent(ACTIVATIONS, activation -> {
            Matrix values = backend.matrix(new double[][] {z});
            try (Tape tape = Tape.of(values)) {
                Matrix result = activation.apply(values);
                tape.backward(result.times(backend.matrix(new double[][] {{1, 2, 3, 4, 5}}))
                        .sum());
                return Arrays.toString(result.toArray())
                        + Arrays.toString(tape.gradient(values).orElseThrow().toArray());
            }
        });
        for (Activation activation : ACTIVATIONS) {
            requireGradient(
                    activation.toString(),
                    new double[] {-1.5, -0.5, 0.25, 2},
                    values -> activation
                            .apply(values)
                            .times(backend.matrix(new double[][] {{1, 2, 3, 4}}))
                            .sum());
        }
    }

    @Test
    void layersHaveTheirOwnValuesAndGradients() {
        double[][] inputs = {{0.3, -0.7}, {1.25, 0.5}, {-0.25, 2}};
        requireDifferent(LAYERS, layer -> {
            LayeredModel model = model(layer);
            return Arrays.toString(model.predict(backend.matrix(inputs)).toArray())
                    + Arrays.toString(trained(model, backend.matrix(inputs)).toArray())
                    + model.parameters().stream().map(Parameter::trained).toList();
        });
        for (Layer layer : LAYERS) {
            LayeredModel model = model(layer);
            Map<String, Function<Matrix, Matrix>> passes =
                    Map.of("predicting", model::predict, "training", matrix -> trained(model, matrix));
            passes.forEach((pass, function) -> {
                Function<Matrix, Matrix> weighted = matrix -> weighted(function.apply(matrix));
                Matrix given = backend.matrix(inputs);
                requireGradient(layer + " " + pass + ", inputs", given, () -> weighted.apply(given));
                for (Parameter parameter : model.parameters()) {
                    boolean runningAverage =
                            pass.equals("training") && layer instanceof BatchNorm && !parameter.trained();
                    if (!runningAverage) {
                        requireGradient(
                                layer + " " + pass + ", " + parameter.name(),
                                parameter.value(),
                                () -> weighted.apply(backend.matrix(inputs)));
                    }
                }
            });
        }
    }

    @Test
    void lossesHaveTheirOwnValuesAndTheGradientsOfThem() {
        requireDifferent(LOSSES, loss -> {
            Matrix z = backend.matrix(new double[][] {{0.5, -1}, {2, 0.25}});
            return Double.toString(loss.of(outputs(loss, z)).value());
        });
        for (Loss loss : LOSSES) {
            Matrix z = backend.matrix(new double[][] {{0.5, -1}, {2, 0.25}});
            requireGradient(loss.toString(), z, () -> loss.of(outputs(loss, z)));
            requireGradient(
                    loss + " times 3", z, () -> loss.of(outputs(loss, z)).times(3));
        }
    }

    @Test
    void lossesOfWeightedSamplesHaveTheirGradientsAndWeightsOfOneChangeNothing() {
        double[][] logits = {{0.5, -1}, {2, 0.25}};
        for (Loss loss : LOSSES) {
            Matrix z = backend.matrix(logits);
            Matrix weights = backend.matrix(new double[][] {{0.5}, {3}});
            requireGradient(loss + " weighted", z, () -> loss.of(outputs(loss, z, Optional.of(weights))));
            assertThat(loss.of(outputs(loss, z, Optional.of(weights))).value())
                    .as(loss.toString())
                    .isNotEqualTo(loss.of(outputs(loss, z)).value());
            Matrix ones = backend.matrix(new double[][] {{1}, {1}});
            assertThat(loss.of(outputs(loss, z, Optional.of(ones))).value())
                    .as(loss.toString())
                    .isEqualTo(loss.of(outputs(loss, z)).value());
        }
    }

    @Test
    void optimizersComeToTheirOwnParameters() {
        requireDifferent(OPTIMIZERS, optimizer -> {
            Matrix parameter = backend.matrix(new double[][] {{1, -2}});
            State shared = state(optimizer.sharedState());
            State state = state(optimizer.state(1, 2));
            Matrix rate = backend.matrix(new double[][] {{optimizer.learningRate()}});
            for (int step = 1; step <= 3; step++) {
                Matrix gradient = backend.matrix(new double[][] {{2 - 0.5 * step, -0.25 / step}});
                optimizer.begin(shared, rate).update(parameter, gradient, state);
            }
            return Arrays.toString(parameter.toArray());
        });
    }

    @Test
    void clippingsMakeTheirOwnGradients() {
        requireDifferent(CLIPPINGS, clipping -> {
            Matrix first = backend.matrix(new double[][] {{3, -0.5}});
            Matrix second = backend.matrix(new double[][] {{-4}});
            return clipping.clip(List.of(first, second)).stream()
                    .map(gradient -> Arrays.toString(gradient.toArray()))
                    .toList()
                    .toString();
        });
    }

    @Test
    void whereNothingIsTrainedNothingIsClipped() {
        assertThat(CLIPPINGS)
                .allSatisfy(clipping -> assertThat(clipping.clip(List.of())).isEmpty());
    }

    @Test
    void schedulesHaveTheirOwnRates() {
        requireDifferent(SCHEDULES, schedule -> {
            LearningRates rates = new LearningRates(schedule, 0.1, 2);
            StringJoiner all = new StringJoiner(" ");
            for (int epoch = 1; epoch <= 5; epoch++) {
                all.add(Double.toHexString(rates.at(epoch, 0))).add(Double.toHexString(rates.at(epoch, 1)));
                rates.add(epoch);
            }
            return all.toString();
        });
    }

    @Test
    void initializersMakeTheirOwnTables() {
        requireDifferent(
                INITIALIZERS,
                initializer -> Arrays.toString(
                        initializer.table(2, 2, Draws.of(Generator.NUMPY, 3)).elements()));
    }

    private static Set<String> names(Collection<?> instances) {
        return instances.stream()
                .map(instance -> instance.getClass().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static <T> void requireDifferent(List<T> kinds, Function<T, String> result) {
        Set<String> results = new HashSet<>();
        for (T kind : kinds) {
            assertThat(results.add(result.apply(kind)))
                    .as("%s has the mathematics of another", kind)
                    .isTrue();
        }
    }

    private LayeredModel model(Layer layer) {
        StartValues start = StartValues.draw(layer, Shape.of(2), Draws.none());
        return new LayeredModel(layer, start.on(backend, DType.FLOAT64));
    }

    private Matrix trained(LayeredModel model, Matrix inputs) {
        return model.train(inputs, new StepRandom(backend, DType.FLOAT64, 3))
                .outputs()
                .outputs();
    }

    /** A number that depends on each element in its own way. */
    private Matrix weighted(Matrix values) {
        double[] weights = new double[values.length()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 1 + 0.375 * i;
        }
        return values.times(backend.matrix(DType.FLOAT64, values.rows(), values.columns(), weights))
                .sum();
    }

    private Outputs outputs(Loss loss, Matrix z) {
        return outputs(loss, z, Optional.empty());
    }

    private Outputs outputs(Loss loss, Matrix z, Optional<Matrix> weights) {
        Matrix targets = backend.matrix(new double[][] {{0, 1}, {0.5, 1}});
        Activation last = Stream.of(new Sigmoid(), new Softmax())
                .filter(activation -> fits(loss, activation))
                .findFirst()
                .orElseThrow();
        return Outputs.of(LayerOutputs.of(z, last), targets, weights);
    }

    private static boolean fits(Loss loss, Activation activation) {
        try {
            loss.requireFits(activation);
            return true;
        } catch (LockstepException unfit) {
            return false;
        }
    }

    private State state(List<StateSpec> specs) {
        Map<String, Matrix> matrices = new LinkedHashMap<>();
        for (StateSpec spec : specs) {
            double[] start = new double[spec.rows() * spec.columns()];
            Arrays.fill(start, spec.start());
            matrices.put(spec.name(), backend.matrix(DType.FLOAT64, spec.rows(), spec.columns(), start));
        }
        return new State(matrices);
    }

    private void requireGradient(String what, double[] at, Function<Matrix, Matrix> function) {
        Matrix values = backend.matrix(new double[][] {at});
        requireGradient(what, values, () -> function.apply(values));
    }

    private interface Scalar {
        Matrix compute();
    }

    private void requireGradient(String what, Matrix variable, Scalar function) {
        double[] gradient;
        try (Tape tape = Tape.of(variable)) {
            tape.backward(function.compute());
            gradient = tape.gradient(variable).orElseThrow().toArray();
        }
        double[] values = variable.toArray();
        for (int i = 0; i < values.length; i++) {
            double quotient = (moved(variable, values, i, STEP, function) - moved(variable, values, i, -STEP, function))
                    / (2 * STEP);
            assertThat(gradient[i])
                    .as("%s, gradient %d", what, i)
                    .isCloseTo(quotient, within(TOLERANCE * Math.max(1, Math.abs(quotient))));
        }
        variable.set(values);
    }

    private static double moved(Matrix variable, double[] values, int index, double step, Scalar function) {
        double[] moved = values.clone();
        moved[index] += step;
        variable.set(moved);
        return function.compute().value();
    }
}
