package dev.lockstep.nn.optimizer;

import dev.lockstep.api.LockstepException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The rates of a run's steps, as a schedule has them; what does not change is not computed again. */
public final class LearningRates {
    private final Schedule schedule;
    private final double rate;
    private final int stepsInEpoch;
    private final boolean everyStep;
    private final boolean constant;
    private final List<Double> losses = new ArrayList<>();
    private int currentEpoch;
    private double current;

    /** @param rate the optimiser's, or the one asked for in its place */
    public LearningRates(Schedule schedule, double rate, int stepsInEpoch) {
        this.schedule = schedule;
        this.rate = rate;
        this.stepsInEpoch = stepsInEpoch;
        this.everyStep = schedule.changesWithinEpochs();
        this.constant = schedule.isConstant();
    }

    /** Whether {@link #add} must tell the loss of each epoch before the next begins. */
    public boolean followLosses() {
        return schedule.followsLosses();
    }

    /** Tells the loss of an epoch, after those of all epochs before it; of a run that goes on from a checkpoint all of them again. */
    public void add(double loss) {
        if (followLosses()) {
            losses.add(loss);
        }
    }

    /**
     * The rate of a step.
     *
     * @param epoch from 1
     * @param step in the epoch, from 0
     * @throws LockstepException if the schedule follows losses and has not been told those of all epochs before, or gives what is no rate
     */
    public double at(int epoch, int step) {
        if (everyStep || epoch != currentEpoch) {
            if (currentEpoch == 0 || !constant) {
                current = compute(epoch, step);
            }
            currentEpoch = epoch;
        }
        return current;
    }

    private double compute(int epoch, int step) {
        if (followLosses() && losses.size() < epoch - 1) {
            throw new LockstepException("the schedule follows losses: the rate of epoch " + epoch
                    + " needs the losses of " + (epoch - 1) + " epochs, and " + losses.size() + " are known");
        }
        List<Double> before = followLosses() ? losses.subList(0, epoch - 1) : losses;
        long steps = (epoch - 1L) * stepsInEpoch + step;
        double result = schedule.rate(rate, new Moment(steps, stepsInEpoch, Collections.unmodifiableList(before)));
        if (!(result >= 0) || Double.isInfinite(result)) {
            throw new LockstepException(
                    "the schedule's rate of epoch " + epoch + " is " + result + "; it must be at least 0 and finite");
        }
        return result;
    }
}
