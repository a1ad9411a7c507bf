package dev.lockstep.distributed.worker;

import dev.lockstep.api.Backend;
import dev.lockstep.api.BackendUnavailableException;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Scope;
import dev.lockstep.distributed.chain.BrokenLinkException;
import dev.lockstep.distributed.protocol.Answer;
import dev.lockstep.distributed.protocol.CheckedBlock;
import dev.lockstep.distributed.protocol.Message;
import dev.lockstep.distributed.protocol.Request;
import dev.lockstep.distributed.step.BlockCheck;
import dev.lockstep.distributed.training.ShardedRun;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.TrainingState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What a worker has been asked to train, and how it answers. All but what is urgent is handled by one thread. */
final class Assignment implements Request.Handler, AutoCloseable {
    private final int threads;
    private final Neighbours neighbours;
    private final Activity activity;
    private final Consumer<Message> answers;
    private Optional<Open> open = Optional.empty();
    private Request.Connect place;

    /** @param threads of a backend, where none are asked for */
    Assignment(int threads, Neighbours neighbours, Activity activity, Consumer<Message> answers) {
        this.threads = threads;
        this.neighbours = neighbours;
        this.activity = activity;
        this.answers = answers;
    }

    @Override
    public void handle(Request.Job job) {
        try {
            close();
            Open opened = Open.of(job, job.threads() == 0 ? threads : job.threads());
            open = Optional.of(opened);
            ShardedRun run = opened.run();
            List<Integer> samples = List.of(run.samplesIn(0), run.samplesIn(run.stepsInEpoch() - 1));
            answers.accept(new Answer.Ready(
                    run.stepsInEpoch(), samples, run.digest(), opened.backend().description()));
        } catch (UnfitBackendException unfit) {
            answers.accept(new Answer.Failed(unfit.getMessage(), false));
        } catch (LockstepException refusal) {
            answers.accept(new Answer.Refused(refusal.getMessage(), refusal instanceof BackendUnavailableException));
        } catch (RuntimeException | Error failure) {
            failed(failure);
        }
    }

    @Override
    public void handle(Request.SendState message) {
        attempt(() -> answers.accept(new Answer.State(run().state())));
    }

    @Override
    public void handle(Request.Listen message) {
        attempt(() -> answers.accept(new Answer.Listening(message.chain(), neighbours.listen(message.chain()))));
    }

    @Override
    public void handle(Request.Connect message) {
        attempt(() -> {
            neighbours.connect(run().dtype(), message);
            place = message;
            run().assign(message.weights(), message.rank(), neighbours, message.checked());
            answers.accept(new Answer.Connected(message.chain()));
        });
    }

    @Override
    public void handle(Request.SetState message) {
        attempt(() -> run().setState(message.state()));
    }

    @Override
    public void handle(Request.Round round) {
        attempt(() -> answers.accept(trained(round)));
    }

    @Override
    public void handle(Request.Abort message) {
        neighbours.cut(message.chain());
    }

    @Override
    public void handle(Request.Ping message) {
        answers.accept(new Answer.Pong(activity.progress(), activity.waiting()));
    }

    @Override
    public void close() {
        open.ifPresent(Open::close);
        open = Optional.empty();
    }

    private Message trained(Request.Round round) {
        ShardedRun run = run();
        double[] losses = new double[round.rates().length];
        List<CheckedBlock> checked = new ArrayList<>();
        for (int i = 0; i < losses.length; i++) {
            long step = round.first() + i;
            int samples = run.samplesIn((int) (step % run.stepsInEpoch()));
            Map<Integer, BlockCheck> checks = new LinkedHashMap<>();
            for (int block : round.checks().blocks(step, samples, place.weights(), place.rank())) {
                checks.put(block, new BlockCheck(block));
            }
            losses[i] = run.step(step, round.rates()[i], List.copyOf(checks.values()));
            checks.forEach((block, check) -> checked.add(new CheckedBlock(step, block, check.hash())));
            activity.advance();
        }
        TrainingState state = run.state();
        return new Answer.Done(
                round.number(),
                losses,
                ResultDigest.of(losses, state),
                place.rank() == 0 ? Optional.of(state) : Optional.empty(),
                run.lastPrediction(),
                checked);
    }

    private ShardedRun run() {
        return open.orElseThrow(() -> new LockstepException("a worker was asked for a run that it does not have"))
                .run();
    }

    private void attempt(Runnable action) {
        try {
            action.run();
        } catch (BrokenLinkException failure) {
            answers.accept(new Answer.Failed(failure.getMessage(), true));
        } catch (LockstepException failure) {
            answers.accept(new Answer.Failed(failure.getMessage(), false));
        } catch (RuntimeException | Error failure) {
            failed(failure);
        }
    }

    private void failed(Throwable failure) {
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        String reason = failure instanceof OutOfMemoryError
                ? "out of memory (" + message + "): give the JVM of each worker more by -Xmx, which on Spark is"
                        + " spark.executor.memory, and with a local master spark.driver.memory, or train on less data"
                : "internal error: " + failure.getClass().getSimpleName() + (message.isEmpty() ? "" : ": ") + message;
        answers.accept(new Answer.Failed(reason, false));
    }

    /** A network on a backend. */
    private record Open(TestedBackend backend, Scope scope, ShardedRun run) {
        static Open of(Request.Job job, int threads) {
            TestedBackend tested = TestedBackend.open(job.backend(), threads, job.settings());
            Backend backend = tested.backend();
            try {
                Scope scope = backend.scope();
                try {
                    return new Open(
                            tested,
                            scope,
                            new ShardedRun(
                                    backend,
                                    NetworkSource.make(job.source(), Assignment.class.getClassLoader(), job.argument()),
                                    job.options()));
                } catch (RuntimeException | Error failure) {
                    scope.close();
                    throw failure;
                }
            } catch (RuntimeException | Error failure) {
                backend.close();
                throw failure;
            }
        }

        void close() {
            run.close();
            scope.close();
            backend.backend().close();
        }
    }
}
