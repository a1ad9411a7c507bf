package dev.lockstep.trainer.record;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.trainer.compare.ResultDifference;
import dev.lockstep.trainer.compare.UnequalValues;
import dev.lockstep.trainer.training.Divergence;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The first difference of two runs of one network, in the order of time: losses and the states after them, then what the runs ended with. */
public sealed interface RunDifference {
    /** It, in words of one line. */
    String text();

    /** The first epoch that differs; empty if they all are identical. */
    OptionalInt inEpoch();

    /** An epoch's loss. */
    record OfLoss(int epoch, UnequalValues values) implements RunDifference {
        @Override
        public OptionalInt inEpoch() {
            return OptionalInt.of(epoch);
        }

        @Override
        public String text() {
            return "the loss of epoch " + epoch + ": " + values.firstBits() + " and " + values.secondBits();
        }
    }

    /** The state after an epoch whose loss, and all before, are identical. */
    record OfState(int epoch) implements RunDifference {
        @Override
        public OptionalInt inEpoch() {
            return OptionalInt.of(epoch);
        }

        @Override
        public String text() {
            return "the state after epoch " + epoch + ", whose loss is identical";
        }
    }

    /** Something about the end of the runs. */
    record OfEnd(String text) implements RunDifference {
        @Override
        public OptionalInt inEpoch() {
            return OptionalInt.empty();
        }
    }

    /**
     * Compares the epochs that both have, and if the runs are whole how they ended.
     *
     * @param first called recorded
     * @param second called computed
     * @param dtype that they are computed in
     */
    static Optional<RunDifference> between(RunRecord first, RunRecord second, DType dtype, boolean whole) {
        Optional<ResultDifference.OfLoss> loss = ResultDifference.firstOfLosses(dtype, first.losses(), second.losses());
        int lossEpoch = loss.map(ResultDifference.OfLoss::epoch).orElse(Integer.MAX_VALUE);
        int states = Math.min(first.states().size(), second.states().size());
        for (int epoch = 1; epoch <= states && epoch < lossEpoch; epoch++) {
            if (!first.states().get(epoch - 1).equals(second.states().get(epoch - 1))) {
                return Optional.of(new OfState(epoch));
            }
        }
        if (loss.isPresent()) {
            return Optional.of(new OfLoss(lossEpoch, loss.get().values()));
        }
        return whole ? ofEnd(first, second) : Optional.empty();
    }

    private static Optional<RunDifference> ofEnd(RunRecord first, RunRecord second) {
        int recorded = first.losses().length;
        int computed = second.losses().length;
        if (recorded != computed) {
            return Optional.of(new OfEnd(recorded + (recorded == 1 ? " loss is" : " losses are") + " recorded, and "
                    + (computed > recorded ? "the run has more" : computed + " computed")));
        }
        Map<String, String> digests = second.parameters();
        if (!first.parameters().equals(digests)) {
            return Optional.of(new OfEnd("all losses are identical; "
                    + digests.keySet().stream()
                            .filter(name ->
                                    !digests.get(name).equals(first.parameters().get(name)))
                            .findFirst()
                            .map(name -> name + " has the SHA-256 " + digests.get(name) + ", recorded is "
                                    + Optional.ofNullable(first.parameters().get(name))
                                            .orElse("nothing"))
                            .orElse("other parameters are recorded: "
                                    + String.join(", ", first.parameters().keySet()))));
        }
        return first.divergence().equals(second.divergence())
                ? Optional.empty()
                : Optional.of(new OfEnd("all losses and parameters are identical; recorded is "
                        + text(first.divergence()) + ", computed " + text(second.divergence())));
    }

    private static String text(Optional<Divergence.Kind> kind) {
        return kind.map(found -> "the divergence " + found.label()).orElse("no divergence");
    }
}
