package dev.lockstep.models.network;

import dev.lockstep.nn.loss.AbsoluteError;
import dev.lockstep.nn.loss.BinaryCrossEntropy;
import dev.lockstep.nn.loss.HalfSquaredError;
import dev.lockstep.nn.loss.Hinge;
import dev.lockstep.nn.loss.Huber;
import dev.lockstep.nn.loss.Loss;
import dev.lockstep.nn.loss.Objective;
import dev.lockstep.nn.loss.Poisson;
import dev.lockstep.nn.loss.SoftmaxCrossEntropy;
import dev.lockstep.nn.loss.SquaredError;
import dev.lockstep.nn.optimizer.Adagrad;
import dev.lockstep.nn.optimizer.Adam;
import dev.lockstep.nn.optimizer.AdamW;
import dev.lockstep.nn.optimizer.ClipByNorm;
import dev.lockstep.nn.optimizer.ClipByValue;
import dev.lockstep.nn.optimizer.Clipping;
import dev.lockstep.nn.optimizer.ConstantRate;
import dev.lockstep.nn.optimizer.CosineAnnealing;
import dev.lockstep.nn.optimizer.ExponentialDecay;
import dev.lockstep.nn.optimizer.Momentum;
import dev.lockstep.nn.optimizer.MultiStepDecay;
import dev.lockstep.nn.optimizer.OneCycle;
import dev.lockstep.nn.optimizer.Optimizer;
import dev.lockstep.nn.optimizer.Penalty;
import dev.lockstep.nn.optimizer.ReduceOnPlateau;
import dev.lockstep.nn.optimizer.RmsProp;
import dev.lockstep.nn.optimizer.Schedule;
import dev.lockstep.nn.optimizer.Sgd;
import dev.lockstep.nn.optimizer.Span;
import dev.lockstep.nn.optimizer.StepDecay;
import dev.lockstep.nn.optimizer.WarmUp;
import dev.lockstep.nn.plan.Batching;
import java.util.Optional;

/** Writes what {@link LossParser}, {@link OptimizerParser}, {@link ScheduleParser} and {@link TrainingParser} read. */
final class TrainingWriters {
    private static final String RATE = "learning-rate";
    private static final String DECAY = "weight-decay";
    private static final String SMOOTHING = "label-smoothing";

    private static final Writers<Loss> LOSSES = new Writers<Loss>("loss")
            .label(SquaredError.class, "squared-error")
            .label(HalfSquaredError.class, "half-squared-error")
            .label(AbsoluteError.class, "absolute-error")
            .kind(Huber.class, "huber", loss -> FlowMapping.of("delta", loss.delta()))
            .label(Poisson.class, "poisson")
            .label(Hinge.class, "hinge")
            .kind(BinaryCrossEntropy.class, "binary-cross-entropy", loss -> FlowMapping.of(SMOOTHING, loss.smoothing()))
            .kind(SoftmaxCrossEntropy.class, "softmax-cross-entropy", TrainingWriters::crossEntropy);

    private static final Writers<Optimizer> OPTIMIZERS = new Writers<Optimizer>("optimizer")
            .kind(Sgd.class, "sgd", each -> rate(each).with(DECAY, each.weightDecay()))
            .kind(
                    Momentum.class,
                    "momentum",
                    each -> rate(each)
                            .with("momentum", each.momentum())
                            .with("nesterov", each.nesterov())
                            .with(DECAY, each.weightDecay()))
            .kind(
                    Adam.class,
                    "adam",
                    each -> moments(
                            each, each.beta1(), each.beta2(), each.epsilon(), each.weightDecay(), each.amsgrad()))
            .kind(
                    AdamW.class,
                    "adamw",
                    each -> moments(
                            each, each.beta1(), each.beta2(), each.epsilon(), each.weightDecay(), each.amsgrad()))
            .kind(
                    RmsProp.class,
                    "rmsprop",
                    each -> rate(each)
                            .with("alpha", each.alpha())
                            .with("epsilon", each.epsilon())
                            .with("momentum", each.momentum())
                            .with("centered", each.centered())
                            .with(DECAY, each.weightDecay()))
            .kind(
                    Adagrad.class,
                    "adagrad",
                    each -> rate(each)
                            .with("learning-rate-decay", each.learningRateDecay())
                            .with("initial-accumulator", each.initialAccumulator())
                            .with("epsilon", each.epsilon())
                            .with(DECAY, each.weightDecay()));

    private static final Writers<Schedule> SCHEDULES = schedules();

    private static final Writers<Clipping> CLIPPINGS = new Writers<Clipping>("clipping")
            .kind(ClipByValue.class, each -> FlowMapping.of("value", each.value()))
            .kind(ClipByNorm.class, each -> FlowMapping.of("norm", each.norm()));

    private TrainingWriters() {}

    static FlowMapping loss(Objective objective) {
        FlowMapping written = FlowMapping.of("report", loss(objective.report()));
        return objective.follow().equals(objective.report())
                ? written
                : written.with("follow", loss(objective.follow()));
    }

    static Object optimizer(Optimizer optimizer) {
        return OPTIMIZERS.write(optimizer);
    }

    static FlowMapping training(TrainingDefinition training) {
        Batching batching = training.batching();
        FlowMapping written = FlowMapping.of("epochs", training.epochs())
                .with("batch", batching.size() == Integer.MAX_VALUE ? "all" : batching.size())
                .with("micro-batch", Optional.of(batching.microBatch()).filter(each -> each != Integer.MAX_VALUE))
                .with("shuffle", batching.shuffled())
                .with("drop-last", batching.dropLast())
                .with(
                        "early-stopping",
                        training.earlyStopping()
                                .map(each -> FlowMapping.of("patience", each.patience())
                                        .unless(0, "improvement", each.improvement())));
        if (!training.schedule().equals(Schedule.CONSTANT)) {
            written.with("schedule", schedule(training.schedule()));
        }
        if (!training.penalty().equals(Penalty.NONE)) {
            written.with("penalty", penalty(training.penalty()));
        }
        return training.clipping().equals(Clipping.NONE)
                ? written
                : written.with("clip", clipping(training.clipping()));
    }

    static Object schedule(Schedule schedule) {
        return SCHEDULES.write(schedule);
    }

    static FlowMapping penalty(Penalty penalty) {
        return FlowMapping.of("l1", penalty.l1())
                .with("l2", penalty.l2())
                .with("biases", penalty.biases())
                .with("reported", penalty.reported());
    }

    static Object clipping(Clipping clipping) {
        return CLIPPINGS.write(clipping);
    }

    static FlowMapping loss(Loss loss) {
        return FlowMapping.of(loss.reduction().label(), LOSSES.write(loss));
    }

    private static FlowMapping crossEntropy(SoftmaxCrossEntropy loss) {
        FlowMapping settings = FlowMapping.of(SMOOTHING, loss.smoothing());
        return loss.classWeights().isEmpty() ? settings : settings.with("class-weights", loss.classWeights());
    }

    private static FlowMapping rate(Optimizer optimizer) {
        return FlowMapping.of(RATE, optimizer.learningRate());
    }

    /** The settings of Adam, decoupled or not. */
    private static FlowMapping moments(
            Optimizer optimizer, double beta1, double beta2, double epsilon, double decay, boolean amsgrad) {
        return rate(optimizer)
                .with("beta1", beta1)
                .with("beta2", beta2)
                .with("epsilon", epsilon)
                .with(DECAY, decay)
                .with("amsgrad", amsgrad);
    }

    private static Writers<Schedule> schedules() {
        Writers<Schedule> schedules = new Writers<Schedule>("schedule")
                .label(ConstantRate.class, "constant")
                .kind(
                        StepDecay.class,
                        "step",
                        each -> FlowMapping.of("epochs", each.epochs()).with("factor", each.factor()))
                .kind(
                        MultiStepDecay.class,
                        "multi-step",
                        each -> FlowMapping.of("epochs", each.epochs()).with("factor", each.factor()))
                .kind(ExponentialDecay.class, "exponential", each -> FlowMapping.of("factor", each.factor()))
                .kind(CosineAnnealing.class, "cosine", each -> span(each.span()).with("minimum", each.minimum()))
                .kind(
                        OneCycle.class,
                        "one-cycle",
                        each -> span(each.span())
                                .with("rising", each.rising())
                                .with("start-divisor", each.startDivisor())
                                .with("end-divisor", each.endDivisor()))
                .kind(
                        ReduceOnPlateau.class,
                        "plateau",
                        each -> FlowMapping.of("factor", each.factor())
                                .with("patience", each.patience())
                                .with("threshold", each.threshold())
                                .with("cooldown", each.cooldown())
                                .with("minimum", each.minimum()));
        return schedules.kind(
                WarmUp.class,
                "warm-up",
                each -> span(each.span())
                        .with("start-factor", each.startFactor())
                        .with("then", schedules.write(each.then())));
    }

    private static FlowMapping span(Span span) {
        return FlowMapping.of(span.inSteps() ? "steps" : "epochs", span.length());
    }
}
