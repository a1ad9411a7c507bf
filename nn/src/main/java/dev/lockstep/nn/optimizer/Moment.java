package dev.lockstep.nn.optimizer;

import java.util.List;

/**
 * A step of a run, with what lies before it.
 *
 * @param steps the number of steps before
 * @param stepsInEpoch how many each epoch has
 * @param losses that of each epoch before, for a schedule that follows losses: of the validation data where there are some, else the one that
 *     is reported; empty for other schedules
 */
public record Moment(long steps, int stepsInEpoch, List<Double> losses) {
    /** The number of whole epochs before. */
    public long epochs() {
        return steps / stepsInEpoch;
    }

    /** The same moment, seen by a schedule that begins after so many steps. */
    Moment after(long stepsBefore) {
        return new Moment(steps - stepsBefore, stepsInEpoch, losses);
    }
}
