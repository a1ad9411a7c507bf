package dev.lockstep.trainer.network;

import dev.lockstep.api.Backend;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.data.TargetPreparation;
import dev.lockstep.data.TargetTreatment;
import dev.lockstep.nn.initializer.Draws;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.nn.layer.Layer;
import dev.lockstep.nn.layer.Shape;
import dev.lockstep.nn.loss.Objective;
import dev.lockstep.nn.loss.Reduction;
import dev.lockstep.nn.model.LayeredModel;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.nn.model.StartValues;
import dev.lockstep.nn.optimizer.Clipping;
import dev.lockstep.nn.optimizer.Optimizer;
import dev.lockstep.nn.optimizer.Penalty;
import dev.lockstep.nn.optimizer.Schedule;
import dev.lockstep.nn.plan.Batching;
import dev.lockstep.nn.plan.EarlyStopping;
import dev.lockstep.nn.random.Generator;
import dev.lockstep.nn.random.RandomStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Layers, data and how to train them, said in Java; {@link TrainingBuilder} makes one.
 *
 * @param name for messages and results
 * @param samples what it is trained on
 * @param validation samples whose loss is found after each epoch
 * @param scaling what the targets go through before the network is trained on them
 * @param generator what start values are drawn with
 * @param seed where its stream starts, unless another is asked for; samples are shuffled and layers
 *     draw with the same seed
 */
public record Training(
        String name,
        Layer layers,
        Samples samples,
        Optional<Samples> validation,
        Objective objective,
        Optimizer optimizer,
        Schedule schedule,
        Penalty penalty,
        Clipping clipping,
        int epochs,
        Batching batching,
        Optional<EarlyStopping> earlyStopping,
        DType dtype,
        TargetTreatment scaling,
        Generator generator,
        long seed)
        implements Network {

    /**
     * @throws LockstepException if the layers' outputs have another width than the targets, they have no parameters, the validation samples other widths than those
     *     trained on, a loss is not made for the layers' last activation, there is early stopping without validation, no epoch, or
     *     no such seed
     */
    public Training {
        int features = samples.inputs().columns();
        int outputs = layers.output(Shape.of(features)).length();
        if (outputs != samples.targets().columns()) {
            throw new LockstepException("the layers have " + outputs + " outputs, the targets "
                    + samples.targets().columns() + " columns: they must be as many");
        }
        if (layers.parameters(Shape.of(features)).isEmpty()) {
            throw new LockstepException("the layers have no parameters: there is nothing to train");
        }
        validation.ifPresent(other -> requireSameWidths(samples, other));
        if (earlyStopping.isPresent() && validation.isEmpty()) {
            throw new LockstepException("early stopping needs validation samples, whose loss it watches");
        }
        objective.report().requireFits(layers.activation());
        objective.follow().requireFits(layers.activation());
        if (epochs < 1) {
            throw new LockstepException("epochs must be at least 1, not " + epochs);
        }
        RandomStream.requireSeed(seed);
    }

    /** To be changed where the defaults do not fit; data is samples x features and samples x outputs. */
    public static TrainingBuilder of(Layer layers, double[][] inputs, double[][] targets) {
        return new TrainingBuilder(layers, new Samples(NumberTable.of(inputs), NumberTable.of(targets)));
    }

    @Override
    public String title() {
        return name;
    }

    @Override
    public String description() {
        return "";
    }

    @Override
    public Map<String, String> layerOfParameter() {
        return LayeredStart.layerOfParameter(layers, Shape.of(samples.inputs().columns()));
    }

    @Override
    public boolean reportsMean() {
        return objective.report().reduction() == Reduction.MEAN;
    }

    @Override
    public Start start(OptionalLong otherSeed) {
        Draws draws = Draws.of(generator, otherSeed.orElse(seed));
        StartValues values = StartValues.draw(layers, Shape.of(samples.inputs().columns()), draws);
        TargetPreparation scale = targetScale();
        return new LayeredStart(
                layers,
                objective,
                samples.scaled(scale),
                validation.map(each -> each.scaled(scale)),
                () -> values,
                otherSeed.orElse(seed));
    }

    /** How the targets are scaled, fitted on the samples that are trained on. */
    public TargetPreparation targetScale() {
        return scaling.fit(samples.targets());
    }

    /** What a model of this training predicted, in the units of the targets. */
    public NumberTable unscaled(Matrix predictions) {
        return new NumberTable(
                predictions.rows(), predictions.columns(), targetScale().undo(predictions.toArray(), dtype));
    }

    /**
     * A model that predicts with the parameters that a training came to; it belongs to the scope that is open. Where targets are scaled its predictions are
     * too, and {@link #unscaled} undoes that.
     *
     * @throws LockstepException if they are not those of these layers
     */
    public LayeredModel model(Backend backend, List<ParameterValues> parameters) {
        return LayeredModel.of(backend, dtype, layers, Shape.of(samples.inputs().columns()), parameters);
    }

    private static void requireSameWidths(Samples samples, Samples validation) {
        if (validation.inputs().columns() != samples.inputs().columns()
                || validation.targets().columns() != samples.targets().columns()) {
            throw new LockstepException("the validation samples have " + widths(validation) + ", those trained on have "
                    + widths(samples) + ": they must be the same");
        }
    }

    private static String widths(Samples samples) {
        return samples.inputs().columns() + " inputs and " + samples.targets().columns() + " targets";
    }
}
