package dev.lockstep.trainer.network;

/**
 * The loss of a network. Documents often print one loss and follow the gradient of another that differs by a constant factor.
 *
 * <p>{@code report} is shown, for an epoch over all its samples, each before the update it led to. {@code follow} is the one whose gradient
 * updates the parameters, over the samples of one batch.
 */
public record LossDefinition(Term report, Term follow) {
    /** A reduction of a function, in the file {@code {mean: squared-error}}. */
    public record Term(Reduction reduction, LossFunction function) {}
}
