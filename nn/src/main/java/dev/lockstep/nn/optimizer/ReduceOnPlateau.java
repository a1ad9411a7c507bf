package dev.lockstep.nn.optimizer;

/**
 * {@code plateau}: the rate times a factor where the loss no longer falls, PyTorch's {@code ReduceLROnPlateau} for a loss that is to become
 * small.
 *
 * <p>From {@code best} infinite and {@code bad = cooling = 0}, for the loss of each epoch so far: if {@code loss < best * (1 - threshold)} then
 * {@code best = loss; bad = 0}, else {@code bad = bad + 1}. If {@code cooling > 0} then {@code cooling = cooling - 1; bad = 0}. If
 * {@code bad > patience} then {@code new = max(rate * factor, minimum)}, which becomes the rate if {@code rate - new > 1e-8}, and
 * {@code cooling = cooldown; bad = 0}. All losses are gone through for every epoch, which takes about a nanosecond each.
 *
 * @param factor 0.1 unless given
 * @param patience how many epochs without a better loss change nothing; 10 unless given
 * @param threshold the part by which a loss must be below the best; 1e-4 unless given
 * @param cooldown how many epochs after a change are not counted; 0 unless given
 * @param minimum of the rate; 0 unless given
 */
public record ReduceOnPlateau(double factor, int patience, double threshold, int cooldown, double minimum)
        implements Schedule {
    private static final double LEAST_CHANGE = 1e-8;

    public ReduceOnPlateau {
        Rates.requirePositive("plateau: the factor", factor);
        Rates.requireFraction("plateau: the factor", factor);
        Rates.requireAtLeast("plateau: the patience", 0, patience);
        Rates.requireFraction("plateau: the threshold", threshold);
        Rates.requireAtLeast("plateau: the cooldown", 0, cooldown);
        Rates.requireNotNegative("plateau: the minimum", minimum);
    }

    /** With PyTorch's numbers. */
    public ReduceOnPlateau() {
        this(0.1, 10, 1e-4, 0, 0);
    }

    @Override
    public double rate(double rate, Moment moment) {
        double current = rate;
        double best = Double.POSITIVE_INFINITY;
        int bad = 0;
        int cooling = 0;
        for (double loss : moment.losses()) {
            if (loss < best * (1 - threshold)) {
                best = loss;
                bad = 0;
            } else {
                bad++;
            }
            if (cooling > 0) {
                cooling--;
                bad = 0;
            }
            if (bad > patience) {
                double reduced = Math.max(current * factor, minimum);
                current = current - reduced > LEAST_CHANGE ? reduced : current;
                cooling = cooldown;
                bad = 0;
            }
        }
        return current;
    }

    @Override
    public boolean followsLosses() {
        return true;
    }
}
