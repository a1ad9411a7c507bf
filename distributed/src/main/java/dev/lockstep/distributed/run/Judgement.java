package dev.lockstep.distributed.run;

import dev.lockstep.distributed.protocol.Answer;
import dev.lockstep.distributed.protocol.CheckedBlock;
import dev.lockstep.distributed.protocol.Checks;
import dev.lockstep.trainer.training.TrainingState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compares what the workers of a round computed, and finds out who is wrong where they differ. */
final class Judgement {
    private final Referee referee;
    private final int samplesInBatch;
    private final int samplesInLast;
    private final int stepsInEpoch;
    private final Team team;

    Judgement(Team team, Referee referee, Answer.Ready ready) {
        this.team = team;
        this.referee = referee;
        this.stepsInEpoch = ready.stepsInEpoch();
        this.samplesInBatch = ready.samples().get(0);
        this.samplesInLast = ready.samples().get(1);
    }

    /**
     * What a comparison came to.
     *
     * @param wrong what those that computed other bits than the referee did, by their ranks; where the workers differ and it is empty, none of
     *     those that were compared is right, so that something before went wrong unseen
     */
    record Verdict(boolean isRight, Map<Integer, String> wrong) {}

    /**
     * Compares what the workers of a round said.
     *
     * @param everything whether every block was compared, so that nothing can have gone wrong unseen before the first difference
     * @param done what they said, in rank order
     */
    Verdict of(
            TrainingState state,
            long first,
            double[] rates,
            List<Integer> weights,
            boolean everything,
            List<Answer.Done> done) {
        Map<Integer, String> wrong = new TreeMap<>();
        Map<String, Claim> claims = new HashMap<>();
        List<Claim> differing = new ArrayList<>();
        for (int rank = 0; rank < done.size(); rank++) {
            for (CheckedBlock block : done.get(rank).checked()) {
                Claim claim = new Claim(rank, block);
                Claim other = claims.putIfAbsent(block.step() + "/" + block.block(), claim);
                if (other != null && !other.block().hash().equals(block.hash())) {
                    differing.add(claim);
                    differing.add(other);
                }
            }
        }
        Optional<Claim> earliest = differing.stream()
                .min(Comparator.comparingLong((Claim claim) -> claim.block().step())
                        .thenComparingInt(claim -> claim.block().block()));
        if (earliest.isPresent()) {
            CheckedBlock block = earliest.get().block();
            String right = referee.hash(state, first, rates, block);
            List<Claim> both = differing.stream()
                    .filter(claim -> claim.block().step() == block.step()
                            && claim.block().block() == block.block())
                    .toList();
            if (everything
                    || both.stream().anyMatch(claim -> claim.block().hash().equals(right))) {
                both.stream()
                        .filter(claim -> !claim.block().hash().equals(right))
                        .forEach(claim -> wrong.put(claim.rank(), wrongBlock(claim, weights)));
            }
            return new Verdict(false, wrong);
        }
        if (done.stream().map(Answer.Done::digest).distinct().count() > 1) {
            String right = referee.digest(state, first, rates);
            for (int rank = 0; rank < done.size(); rank++) {
                if (!done.get(rank).digest().equals(right)) {
                    wrong.put(
                            rank,
                            "has other losses or parameters than the leading process finds for the steps from " + first
                                    + " to " + (first + rates.length - 1) + ": it computes wrong and is left out");
                }
            }
            return new Verdict(false, everything || wrong.size() < done.size() ? wrong : Map.of());
        }
        team.addVerified(claims.size());
        return new Verdict(true, wrong);
    }

    private String wrongBlock(Claim claim, List<Integer> weights) {
        long step = claim.block().step();
        boolean last = step % stepsInEpoch == stepsInEpoch - 1;
        int owner = Checks.owner(
                last ? samplesInLast : samplesInBatch, weights, claim.block().block());
        return "computed block " + claim.block().block() + " of step " + step + " wrong, "
                + (owner == claim.rank() ? "which was its own" : "which it was to verify")
                + ", as the leading process found out by computing it again: it is left out";
    }

    /** What a worker said of a block. */
    private record Claim(int rank, CheckedBlock block) {}
}
