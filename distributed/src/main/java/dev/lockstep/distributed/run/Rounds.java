package dev.lockstep.distributed.run;

import dev.lockstep.distributed.protocol.Answer;
import dev.lockstep.distributed.protocol.Checks;
import dev.lockstep.distributed.protocol.Message;
import dev.lockstep.distributed.protocol.MessageKind;
import dev.lockstep.distributed.protocol.Request;
import dev.lockstep.trainer.training.TrainingState;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * Takes rounds of steps with the workers that are there; a round that fails is taken again from its start by those that are left.
 *
 * <p>A chain of neighbours lasts from round to round, until one fails.
 */
final class Rounds {
    private static final int MOST_ATTEMPTS = 5;

    private final Team team;
    private final Jobs jobs;
    private final WorkerSettings settings;
    private final int mostWorkers;
    private final Judgement judgement;
    private List<Member> chained = List.of();
    private int chain;
    private boolean checked;
    private boolean unverified;
    private long number;

    /**
     * @param jobs gives the network to new workers
     * @param mostWorkers how many have something to do
     * @param judgement compares what the workers computed
     */
    Rounds(Team team, Jobs jobs, WorkerSettings settings, int mostWorkers, Judgement judgement) {
        this.team = team;
        this.jobs = jobs;
        this.settings = settings;
        this.mostWorkers = mostWorkers;
        this.judgement = judgement;
    }

    /** What a round came to. */
    record Outcome(double[] losses, TrainingState state, List<double[]> predictions) {}

    /**
     * Takes steps from a state, in which the workers are unless the chain is new.
     *
     * @param first the number of the first step
     * @param rates of the steps
     */
    Outcome take(TrainingState state, long first, double[] rates) {
        Checks checks = settings.verified() > 0 ? new Checks(settings.verified()) : Checks.NONE;
        int attempts = 0;
        while (true) {
            int present = jobs.present().size();
            if (isWhole(checks) || form(state, checks)) {
                Map<Member, Message> said = round(first, rates, checks);
                if (said.size() == chained.size() && allOf(said, MessageKind.DONE)) {
                    List<Answer.Done> done = chained.stream()
                            .map(said::get)
                            .map(Answer.Done.class::cast)
                            .toList();
                    Judgement.Verdict verdict = judgement.of(state, first, rates, weights(), checks.isAll(), done);
                    if (verdict.isRight()) {
                        team.succeeded();
                        return outcome(done);
                    }
                    if (verdict.wrong().isEmpty()) {
                        team.remark(
                                "workers differ in the steps from " + first + " on, and who is wrong can not be told:"
                                        + " they are taken again, every block by two workers");
                    }
                    verdict.wrong().forEach((rank, what) -> team.lose(chained.get(rank), what));
                    checks = Checks.ALL;
                }
            }
            chained = List.of();
            boolean sameAgain = team.present().size() == present;
            attempts = sameAgain ? attempts + 1 : 0;
            if (attempts == MOST_ATTEMPTS) {
                throw new WorkersLostException("the steps from " + first + " on failed " + MOST_ATTEMPTS
                        + " times, although no worker is lost: the workers can not reach each other, or the machine is"
                        + " overloaded");
            }
        }
    }

    /** Has the workers go to the state that the next round is given. */
    void forget() {
        chained = List.of();
    }

    private static Outcome outcome(List<Answer.Done> done) {
        Answer.Done first = done.get(0);
        return new Outcome(
                first.losses(),
                first.state().orElseThrow(),
                done.stream().map(Answer.Done::prediction).toList());
    }

    private boolean isWhole(Checks checks) {
        return !chained.isEmpty()
                && chained.stream().noneMatch(Member::isLost)
                && (checked || checks.equals(Checks.NONE));
    }

    private List<Integer> weights() {
        return chained.stream().map(member -> settings.share(member.number())).toList();
    }

    private Map<Member, Message> round(long first, double[] rates, Checks checks) {
        number++;
        chained.forEach(member -> member.send(new Request.Round(number, first, rates, checks)));
        return team.await(chained, EnumSet.of(MessageKind.DONE, MessageKind.FAILED), this::abort);
    }

    private void abort() {
        chained.stream().filter(member -> !member.isLost()).forEach(member -> member.send(new Request.Abort(chain)));
    }

    /** Makes a chain of those that are there, in the order of their numbers; returns whether it holds. */
    private boolean form(TrainingState state, Checks checks) {
        List<Member> present = jobs.present();
        chained = List.copyOf(present.subList(0, Math.min(present.size(), mostWorkers)));
        chain = team.newChain();
        checked = !checks.equals(Checks.NONE);
        if (checked && chained.size() == 1 && !unverified) {
            unverified = true;
            team.remark("nothing is verified, as only one worker takes part");
        }
        List<Member> behind = chained.subList(1, chained.size());
        behind.forEach(member -> member.send(new Request.Listen(chain)));
        Map<Member, Message> places =
                team.await(behind, EnumSet.of(MessageKind.LISTENING, MessageKind.FAILED), this::abort);
        if (places.size() < behind.size() || !allOf(places, MessageKind.LISTENING)) {
            return false;
        }
        for (int rank = 0; rank < chained.size(); rank++) {
            boolean last = rank == chained.size() - 1;
            String address = last ? "" : ((Answer.Listening) places.get(chained.get(rank + 1))).address();
            chained.get(rank).send(new Request.Connect(chain, rank, weights(), address, checked));
        }
        Map<Member, Message> connected =
                team.await(chained, EnumSet.of(MessageKind.CONNECTED, MessageKind.FAILED), this::abort);
        if (connected.size() < chained.size() || !allOf(connected, MessageKind.CONNECTED)) {
            return false;
        }
        chained.forEach(member -> member.send(new Request.SetState(state)));
        return true;
    }

    private static boolean allOf(Map<Member, Message> said, MessageKind kind) {
        return said.values().stream().allMatch(message -> message.kind() == kind);
    }
}
