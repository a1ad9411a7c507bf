package dev.lockstep.trainer.network;

import dev.lockstep.api.Backend;
import dev.lockstep.api.DType;
import dev.lockstep.api.LockstepException;
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
import dev.lockstep.nn.random.Generator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Layers, data and how to train them, said in Java; {@link TrainingBuilder} makes one.
 *
 * @param name for messages and results
 * @param inputs samples x features
 * @param targets samples x outputs
 * @param batchSize the number of samples in a step; a number above that of all samples means all of them
 * @param generator what start values are drawn with
 * @param seed where its stream starts, unless another is asked for
 */
public record Training(
        String name,
        Layer layers,
        NumberTable inputs,
        NumberTable targets,
        Objective objective,
        Optimizer optimizer,
        Schedule schedule,
        Penalty penalty,
        Clipping clipping,
        int epochs,
        int batchSize,
        DType dtype,
        Generator generator,
        long seed)
        implements Network {

    /**
     * @throws LockstepException if the tables have different numbers of rows, the layers' outputs another width than the targets, a loss is
     *     not made for the layers' last activation, or a number is not positive
     */
    public Training {
        if (inputs.rows() != targets.rows()) {
            throw new LockstepException("the inputs have " + inputs.rows() + " rows, the targets " + targets.rows()
                    + ": each sample needs a row in both");
        }
        int outputs = layers.output(Shape.of(inputs.columns())).length();
        if (outputs != targets.columns()) {
            throw new LockstepException("the layers have " + outputs + " outputs, the targets " + targets.columns()
                    + " columns: they must be as many");
        }
        objective.report().requireFits(layers.activation());
        objective.follow().requireFits(layers.activation());
        requirePositive("epochs", epochs);
        requirePositive("the batch size", batchSize);
    }

    /** To be changed where the defaults do not fit; data is samples x features and samples x outputs. */
    public static TrainingBuilder of(Layer layers, double[][] inputs, double[][] targets) {
        return new TrainingBuilder(layers, NumberTable.of(inputs), NumberTable.of(targets));
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
    public boolean reportsMean() {
        return objective.report().reduction() == Reduction.MEAN;
    }

    @Override
    public Start start(OptionalLong otherSeed) {
        Draws draws = Draws.of(generator, otherSeed.orElse(seed));
        StartValues values = StartValues.draw(layers, Shape.of(inputs.columns()), draws);
        return new LayeredStart(layers, objective, inputs, targets, values);
    }

    /**
     * A model that predicts with the parameters that a training came to; it belongs to the scope that is open.
     *
     * @throws LockstepException if they are not those of these layers
     */
    public LayeredModel model(Backend backend, List<ParameterValues> parameters) {
        return LayeredModel.of(backend, dtype, layers, Shape.of(inputs.columns()), parameters);
    }

    private static void requirePositive(String what, int number) {
        if (number < 1) {
            throw new LockstepException(what + " must be at least 1, not " + number);
        }
    }
}
