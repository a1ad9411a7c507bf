package dev.lockstep.distributed.run;

import dev.lockstep.api.Backend;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.distributed.protocol.Answer;
import dev.lockstep.distributed.protocol.Message;
import dev.lockstep.distributed.protocol.MessageKind;
import dev.lockstep.distributed.protocol.Request;
import dev.lockstep.distributed.training.ShardedRun;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.nn.optimizer.LearningRates;
import dev.lockstep.trainer.cut.Share;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.network.Rounding;
import dev.lockstep.trainer.network.Start;
import dev.lockstep.trainer.network.Trainable;
import dev.lockstep.trainer.step.Batch;
import dev.lockstep.trainer.training.EpochTraining;
import dev.lockstep.trainer.training.Evaluation;
import dev.lockstep.trainer.training.TrainedMatrices;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingState;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A training whose steps workers take; it keeps what they came to after each round. */
final class WorkersTraining implements EpochTraining {
    /** Nanoseconds that a round is to take: what is lost with a worker, against what it costs to fetch the state. */
    private static final long ROUND = 4_000_000_000L;

    private static final int MOST_STEPS = 1 << 16;

    private final DType dtype;
    private final Answer.Ready ready;
    private final LearningRates rates;
    private final Rounds rounds;
    private final Optional<TrainedMatrices> evaluated;
    private final Optional<Evaluation> validation;
    private TrainingState state;
    private List<double[]> predictions = List.of();
    private int stepsInRound = 1;

    /** Has the workers make the network, and compares what they start from. */
    WorkersTraining(
            Team team,
            WorkerSettings settings,
            NetworkRecipe recipe,
            Backend backend,
            Network network,
            TrainingOptions options) {
        dtype = options.dtype().orElse(network.dtype());
        double learningRate = options.learningRate().orElse(network.optimizer().learningRate());
        Rounding.requireRate(learningRate, dtype);
        Jobs jobs = new Jobs(team, settings, recipe, options);
        ready = jobs.ready();
        rates = new LearningRates(network.schedule(), learningRate, ready.stepsInEpoch());
        Judgement judgement = new Judgement(team, new Referee(backend, network, options), ready);
        rounds = new Rounds(
                team, jobs, settings, ShardedRun.blocks(ready.samples().get(0)), judgement);
        state = start(team, jobs);
        Start start = network.start(options.seed());
        Optional<Batch> samples = start.validation(backend, dtype);
        Optional<Trainable> model = samples.map(some -> start.model(backend, dtype));
        evaluated = model.map(trained -> new TrainedMatrices(trained.model(), Map.of()));
        validation = samples.map(
                some -> new Evaluation(backend, model.orElseThrow().evaluator().orElseThrow(), some));
    }

    @Override
    public DType dtype() {
        return dtype;
    }

    @Override
    public int stepsInEpoch() {
        return ready.stepsInEpoch();
    }

    @Override
    public int samplesIn(int batch) {
        return ready.samples().get(batch == ready.stepsInEpoch() - 1 ? 1 : 0);
    }

    @Override
    public boolean followsLosses() {
        return rates.followLosses();
    }

    @Override
    public void endEpoch(double loss) {
        rates.add(loss);
    }

    /** A call ends a round, and each costs all workers the state. */
    @Override
    public long nanosecondsAtOnce() {
        return ROUND / 2;
    }

    @Override
    public double[] train(int first, int epochs) {
        double[] losses = new double[Math.multiplyExact(epochs, stepsInEpoch())];
        long start = (first - 1L) * stepsInEpoch();
        int taken = 0;
        while (taken < losses.length) {
            int steps = Math.min(stepsInRound, losses.length - taken);
            long began = System.nanoTime();
            Rounds.Outcome outcome = rounds.take(state, start + taken, rates(start + taken, steps));
            System.arraycopy(outcome.losses(), 0, losses, taken, steps);
            state = outcome.state();
            predictions = outcome.predictions();
            taken += steps;
            adapt(System.nanoTime() - began, steps);
        }
        evaluated.ifPresent(matrices -> matrices.setParameters(state.parameters()));
        return losses;
    }

    /** That of the last batch: of one that is cut its shares below each other. */
    @Override
    public ParameterValues lastPrediction() {
        int rows = samplesIn(stepsInEpoch() - 1);
        List<double[]> parts = Share.isCut(rows) ? predictions : predictions.subList(0, 1);
        double[] values = parts.stream().flatMapToDouble(Arrays::stream).toArray();
        return new ParameterValues("prediction", rows, values.length / rows, values);
    }

    @Override
    public TrainingState state() {
        return state;
    }

    @Override
    public void setState(TrainingState newState) {
        state = newState;
        rounds.forget();
        evaluated.ifPresent(matrices -> matrices.setParameters(newState.parameters()));
    }

    @Override
    public List<ParameterValues> parameters() {
        return state.parameters();
    }

    @Override
    public void setParameters(List<ParameterValues> values) {
        setState(new TrainingState(values, state.optimizer()));
    }

    @Override
    public Optional<Evaluation> validation() {
        return validation;
    }

    @Override
    public void close() {
        validation.ifPresent(Evaluation::close);
    }

    private double[] rates(long first, int steps) {
        double[] all = new double[steps];
        for (int i = 0; i < steps; i++) {
            long step = first + i;
            all[i] = rates.at((int) (step / stepsInEpoch()) + 1, (int) (step % stepsInEpoch()));
        }
        return all;
    }

    private void adapt(long nanoseconds, int steps) {
        if (steps == stepsInRound && nanoseconds < ROUND / 2) {
            stepsInRound = Math.min(2 * stepsInRound, MOST_STEPS);
        } else if (nanoseconds > 2 * ROUND) {
            stepsInRound = Math.max(1, stepsInRound / 2);
        }
    }

    private static TrainingState start(Team team, Jobs jobs) {
        while (true) {
            Member any = jobs.present().get(0);
            any.send(new Request.SendState());
            Message said = team.await(List.of(any), EnumSet.of(MessageKind.STATE, MessageKind.FAILED), () -> {})
                    .get(any);
            if (said != null) {
                return ((Answer.State) said).state();
            }
        }
    }
}
