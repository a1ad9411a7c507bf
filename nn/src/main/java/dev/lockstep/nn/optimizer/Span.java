package dev.lockstep.nn.optimizer;

/**
 * How long a schedule takes: a number of epochs or of steps.
 *
 * @param inSteps whether the length is in steps, else in epochs
 */
public record Span(int length, boolean inSteps) {
    public Span {
        Rates.requireAtLeast(inSteps ? "schedule: the steps" : "schedule: the epochs", 1, length);
    }

    public static Span ofEpochs(int epochs) {
        return new Span(epochs, false);
    }

    public static Span ofSteps(int steps) {
        return new Span(steps, true);
    }

    /** How many of its units lie before a moment. */
    long before(Moment moment) {
        return inSteps ? moment.steps() : moment.epochs();
    }

    /** Its length in steps. */
    long steps(int stepsInEpoch) {
        return inSteps ? length : (long) length * stepsInEpoch;
    }
}
