package dev.lockstep.models.network;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.layer.Activation;
import dev.lockstep.nn.layer.Sequential;
import dev.lockstep.nn.layer.Shape;
import dev.lockstep.nn.loss.Objective;
import dev.lockstep.nn.metric.Metric;
import dev.lockstep.nn.optimizer.Clipping;
import dev.lockstep.nn.optimizer.Optimizer;
import dev.lockstep.nn.optimizer.Penalty;
import dev.lockstep.nn.optimizer.Schedule;
import dev.lockstep.nn.random.Generator;
import java.util.List;
import java.util.Optional;

/**
 * A network, its data and its training, as a network file states them. A file is one YAML mapping with these keys:
 *
 * <ul>
 *   <li>{@code name}: lower-case words with hyphens. {@code title}: one line. {@code description}: optional text.
 *   <li>{@code dtype}: {@code float64} (the default) or {@code float32}, what the network is computed in.
 *   <li>{@code random}: {@code {generator: numpy, seed: 42}}, for a network that draws numbers ({@link Generator}). Numbers are drawn in this
 *       order: inputs, targets, then of each layer the weights and the bias. A seed asked for on the command line takes the place of
 *       {@code seed}. Without {@code seed} every value is in the file, and is drawn only if a seed is asked for.
 *   <li>{@code data}: {@code inputs} and {@code targets}, each a list of rows, {@code {normal: {shape: [64, 10], scale: 1}}} or
 *       {@code {uniform: {shape: [100, 2]}}}; targets also {@code {row-sums-of-inputs: {plus: {normal: {scale: 0.1}}}}}; {@code weights}, a number for each sample; {@code scale-targets}, {@code standardize} or {@code {logarithm: log, scale: min-max}}, see {@link dev.lockstep.data.TargetTreatment}. {@code validation}: data
 *       that are not trained on, {@code {share: 0.2}} of the samples, or {@code inputs} and {@code targets} of their own. Or a file of
 *       data, {@code {file: own.csv, target: species}}, or {@code targets: [height, width]}, with {@code features}, {@code kind}, {@code missing}, {@code scale}, {@code scale-targets}, {@code weights}, {@code columns} that are treated
 *       in their own way, {@code format}, {@code array}, {@code delimiter}, {@code header}, {@code sha256}, {@code stream} and
 *       {@code validation}, {@code {share: 0.2, stratified: true}}, {@code {share: 0.2, group: person}} or a file of its own; {@code target} may also be
 *       {@code {file: own-targets.idx}} or {@code {array: y}}. See {@link dev.lockstep.data.Encoding} and {@link dev.lockstep.data.file.DataFile}.
 *   <li>{@code layers}: a list of layers: {@code {dense: {units, activation, weights, bias}}}; {@code {dropout: {rate: 0.5}}};
 *       {@code batch-norm} or {@code {batch-norm: {epsilon: 1e-5, momentum: 0.1}}}; {@code layer-norm} or {@code {layer-norm: {epsilon: 1e-5}}};
 *       {@code {residual: [layers]}}; {@code {branches: [[layers], [layers]]}}; {@code {frozen: layer}}; an activation. Activation: see
 *       {@link Activation}, {@code linear} by default, with its settings as in {@code {leaky-relu: {slope: 0.1}}} or {@code {elu: {alpha: 0.5}}}. Weights: a list of
 *       rows, one for each input; {@code zeros}; {@code normal} or {@code {normal: {scale: 0.1}}};
 *       {@code {values: [rows], with-seed: normal}}; {@code {constant: 0.1}}; {@code {uniform: {low: -1, high: 1}}};
 *       {@code {truncated-normal: {scale: 0.1}}}; {@code {orthogonal: {gain: 1}}}; a rule of
 *       {@link dev.lockstep.nn.initializer.VarianceScaling}, such as {@code he-normal}. What is drawn also takes
 *       {@code layout: units-by-inputs} and a {@code seed} of its own. Bias: the same, but as one list of numbers, or {@code false}; {@code bias-first: true}
 *       has it drawn before the weights.
 *   <li>{@code loss}: {@code report} and, if another is followed, {@code follow}, each as {@code {mean: squared-error}} or
 *       {@code {sum: squared-error}}; see {@link Objective}. Settings of a loss are as in {@code {mean: {huber: {delta: 0.5}}}}:
 *       {@code label-smoothing} of both cross-entropies, {@code class-weights} of {@code softmax-cross-entropy}.
 *   <li>{@code metrics}: optional; a list of what is shown of predictions, {@code [r-squared, mean-absolute-error]}, {@code {top-k-accuracy: {k: 3}}} or {@code top-3-accuracy};
 *       see {@link Metric} and the records that implement it. If not given, those of {@link dev.lockstep.nn.metric.Metrics}.
 *   <li>{@code optimizer}: {@code {sgd: {learning-rate: 0.1}}}, {@code momentum}, {@code adam}, {@code adamw}, {@code rmsprop} or
 *       {@code adagrad}; {@link Optimizer} and the records that implement it have their keys and defaults.
 *   <li>{@code training}: {@code epochs}; {@code batch}: {@code all} (the default) or the number of samples of a step; {@code micro-batch}: how
 *       many of them are computed at a time, all if not given, see {@link dev.lockstep.nn.plan.Batching}; {@code shuffle: true} for another order in each epoch; {@code drop-last: true} to leave out samples that fill no batch, which else are a shorter one;
 *       {@code early-stopping: {patience: 10, improvement: 0.001}}, of which {@code improvement} is 0 if not given. If wanted,
 *       {@code schedule}, the learning rate of each step, {@code {cosine: {epochs: 50}}} or another {@link Schedule}; {@code penalty},
 *       {@code {l2: 0.001}}, see {@link Penalty}; {@code clip}, {@code {norm: 1}} or {@code {value: 1}}, see {@link Clipping}.
 *   <li>{@code document}: optional; figures to compare with, see {@link DocumentDefinition}.
 * </ul>
 */
public record NetworkDefinition(
        String name,
        String title,
        String description,
        DType dtype,
        Optional<RandomDefinition> random,
        DataDefinition data,
        Sequential layers,
        Objective loss,
        List<Metric> metrics,
        Optimizer optimizer,
        TrainingDefinition training,
        Optional<DocumentDefinition> document) {
    public NetworkDefinition {
        metrics = List.copyOf(metrics);
    }

    /** The shape of a sample. */
    public Shape sampleShape() {
        return Shape.of(data.inputs().columns());
    }

    /**
     * The same network with one of several parts of its data for validation, and all others to train on; data without classes of samples or
     * groups are divided sample by sample.
     *
     * @param fold from 1 to folds
     * @throws NetworkFileException if a part is empty
     */
    public NetworkDefinition fold(int folds, int fold) {
        ValidationSource validation = data.validation()
                .map(each -> each.fold(folds, fold, data.ofClasses()))
                .orElseGet(() -> new ValidationSource.Fold(folds, fold, data.ofClasses()));
        return withValidation(validation);
    }

    NetworkDefinition withValidation(ValidationSource validation) {
        DataDefinition divided = data.withValidation(validation);
        int trained = divided.samples();
        if (trained < 1 || trained == data.inputs().rows()) {
            throw new NetworkFileException(
                    name + ": of "
                            + Text.count(data.inputs().rows(), "sample") + " " + trained
                            + " would be trained on: both parts need at least one, so there can not be more folds than samples or groups");
        }
        return new NetworkDefinition(
                name, title, description, dtype, random, divided, layers, loss, metrics, optimizer, training, document);
    }
}
