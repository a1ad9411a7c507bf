package dev.lockstep.distributed.worker;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Scope;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.distributed.chain.BrokenLinkException;
import dev.lockstep.distributed.protocol.CheckedBlock;
import dev.lockstep.distributed.protocol.Message;
import dev.lockstep.distributed.step.BlockCheck;
import dev.lockstep.distributed.training.ShardedRun;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.TrainingState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What a worker has been asked to train, and how it answers. All but what is urgent is handled by one thread. */
final class Assignment implements Message.WorkerSide, AutoCloseable {
    private final Neighbours neighbours;
    private final Activity activity;
    private final Consumer<Message> answers;
    private Optional<Open> open = Optional.empty();
    private Message.Connect place;

    Assignment(Neighbours neighbours, Activity activity, Consumer<Message> answers) {
        this.neighbours = neighbours;
        this.activity = activity;
        this.answers = answers;
    }

    @Override
    public void handle(Message.Job job) {
        try {
            close();
            open = Optional.of(Open.of(job));
            ShardedRun run = run();
            List<Integer> samples = List.of(run.samplesIn(0), run.samplesIn(run.stepsInEpoch() - 1));
            answers.accept(new Message.Ready(run.stepsInEpoch(), samples, run.digest(), job.backend()));
        } catch (LockstepException refusal) {
            answers.accept(new Message.Refused(refusal.getMessage()));
        } catch (RuntimeException | Error failure) {
            failed(failure);
        }
    }

    @Override
    public void handle(Message.SendState message) {
        attempt(() -> answers.accept(new Message.State(run().state())));
    }

    @Override
    public void handle(Message.Listen message) {
        attempt(() -> answers.accept(new Message.Listening(message.chain(), neighbours.listen(message.chain()))));
    }

    @Override
    public void handle(Message.Connect message) {
        attempt(() -> {
            neighbours.connect(run().dtype(), message);
            place = message;
            run().assign(message.weights(), message.rank(), neighbours, message.checked());
            answers.accept(new Message.Connected(message.chain()));
        });
    }

    @Override
    public void handle(Message.SetState message) {
        attempt(() -> run().setState(message.state()));
    }

    @Override
    public void handle(Message.Round round) {
        attempt(() -> answers.accept(trained(round)));
    }

    @Override
    public void handle(Message.Abort message) {
        neighbours.cut(message.chain());
    }

    @Override
    public void handle(Message.Ping message) {
        answers.accept(new Message.Pong(activity.progress(), activity.waiting()));
    }

    @Override
    public void close() {
        open.ifPresent(Open::close);
        open = Optional.empty();
    }

    private Message trained(Message.Round round) {
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
        return new Message.Done(
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
            answers.accept(new Message.Failed(failure.getMessage(), true));
        } catch (LockstepException failure) {
            answers.accept(new Message.Failed(failure.getMessage(), false));
        } catch (RuntimeException | Error failure) {
            failed(failure);
        }
    }

    private void failed(Throwable failure) {
        answers.accept(new Message.Failed(failure.toString(), false));
    }

    private static Network network(Message.Job job) {
        try {
            Class<?> source = Class.forName(job.source());
            return ((NetworkSource) source.getDeclaredConstructor().newInstance()).network(job.argument());
        } catch (ReflectiveOperationException | ClassCastException failure) {
            throw new LockstepException(
                    job.source() + " is no NetworkSource that a worker can make: it must be a public class on the class"
                            + " path with a constructor that takes nothing",
                    failure);
        }
    }

    /** A network on a backend. */
    private record Open(Backend backend, Scope scope, ShardedRun run) {
        static Open of(Message.Job job) {
            Backend backend = Backends.open(job.backend(), new BackendOptions(job.threads(), job.settings()));
            try {
                Scope scope = backend.scope();
                try {
                    return new Open(backend, scope, new ShardedRun(backend, network(job), job.options()));
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
            backend.close();
        }
    }
}
