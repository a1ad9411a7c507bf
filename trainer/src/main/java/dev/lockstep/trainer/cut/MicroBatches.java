package dev.lockstep.trainer.cut;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.nn.model.Parameter;
import dev.lockstep.trainer.step.Batch;
import dev.lockstep.trainer.step.GradientSource;
import dev.lockstep.trainer.step.Gradients;
import java.util.List;

/**
 * Finds the gradients of a batch some samples at a time, so that the memory of a step holds what is computed of those alone.
 *
 * <p>Whatever a step makes of the whole batch, such as the count that a mean is divided by, the mean of a batch normalisation or the places
 * of random numbers, is that of the whole batch. The sums over the samples of each part start at +0.0 and are added in the order of the
 * parts, each addition rounded to the dtype. Where the number of samples in a part is a multiple of 256, the sums of its blocks of 256 are
 * added one by one, which is the order of rule 2 of the numerics contract: then losses and gradients have the bits of the whole batch.
 */
public final class MicroBatches implements GradientSource {
    private final GradientSource source;
    private final StepPlan plan;
    private final int size;

    /**
     * @param like a batch of the size of those that gradients are found of
     * @param size how many samples at a time, at least 1
     * @throws LockstepException if the step can not be cut by samples, by the name of the operation
     */
    public MicroBatches(GradientSource source, List<Parameter> parameters, Batch like, int size) {
        this.source = source;
        this.size = size;
        plan = StepPlan.of(source, parameters, like);
    }

    @Override
    public Gradients of(Batch batch) {
        return new PartwiseStep(plan, batch, size).gradients();
    }

    @Override
    public void beginStep(long step) {
        source.beginStep(step);
    }

    @Override
    public boolean dependsOnTheStep() {
        return source.dependsOnTheStep();
    }

    @Override
    public List<Matrix> given() {
        return source.given();
    }
}
