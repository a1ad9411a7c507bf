package dev.lockstep.distributed.run;

import dev.lockstep.api.LockstepException;
import dev.lockstep.distributed.chain.BrokenLinkException;
import dev.lockstep.distributed.chain.Connection;
import dev.lockstep.distributed.chain.RunSecret;
import dev.lockstep.distributed.protocol.Message;
import dev.lockstep.distributed.protocol.MessageStream;
import dev.lockstep.trainer.training.EpochTraining;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Workers on this machine, each a process of its own, that train one network after another with the bits of a single process.
 *
 * <pre>{@code
 * try (Workers workers = Workers.start(WorkerSettings.of(2, "java"), WorkersListener.NONE);
 *         Backend backend = Backends.open("java")) {
 *     NetworkRecipe recipe = new NetworkRecipe(MyNetwork.class, "");
 *     TrainingResult result = new Trainer().by(workers.training(recipe)).train(backend, new MyNetwork().network(""));
 * }
 * }</pre>
 *
 * <p>They are started with the command, the flags and the class path of this JVM, connect by the loopback interface alone, and end with this
 * process. A worker that dies, hangs or computes wrong is left out, and what it took part in is computed again from the last round's end. The backend
 * that the trainer is given finds the loss of validation data, and decides between workers that differ.
 */
public final class Workers implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration HELLO = Duration.ofSeconds(20);
    private static final Duration TICK = Duration.ofSeconds(1);

    private final WorkerSettings settings;
    private final Team team;

    private Workers(WorkerSettings settings, Team team) {
        this.settings = settings;
        this.team = team;
    }

    /**
     * Starts the processes.
     *
     * @throws LockstepException if one can not be started, with what it said
     */
    public static Workers start(WorkerSettings settings, WorkersListener listener) {
        return start(settings, listener, new ProcessLauncher(settings.java()));
    }

    static Workers start(WorkerSettings settings, WorkersListener listener, WorkerLauncher launcher) {
        RunSecret secret = RunSecret.draw();
        List<WorkerHandle> handles = new ArrayList<>();
        try (ServerSocket server = Connection.listen()) {
            for (int number = 0; number < settings.processes(); number++) {
                handles.add(launcher.launch(number, server.getLocalPort(), secret));
            }
            return new Workers(settings, new Team(members(server, secret, handles), settings, listener));
        } catch (IOException failure) {
            handles.forEach(WorkerHandle::kill);
            throw new LockstepException("the port for the workers could not be closed", failure);
        } catch (RuntimeException | Error failure) {
            handles.forEach(WorkerHandle::kill);
            throw failure;
        }
    }

    /** Begins trainings of a network, which must be the one that the trainer is given. */
    public EpochTraining.Source training(NetworkRecipe recipe) {
        return (backend, network, options) -> new WorkersTraining(team, settings, recipe, backend, network, options);
    }

    /** How many workers are not lost. */
    public int present() {
        return (int) team.members().stream().filter(member -> !member.isLost()).count();
    }

    /** How many blocks two workers have computed, with the same bits. */
    public long verified() {
        return team.verified();
    }

    @Override
    public void close() {
        team.close();
    }

    private static List<Member> members(ServerSocket server, RunSecret secret, List<WorkerHandle> handles) {
        Map<Integer, Member> members = new TreeMap<>();
        long end = System.nanoTime() + START.toNanos();
        while (members.size() < handles.size()) {
            try {
                Connection connection = Connection.accept(server, TICK, secret);
                MessageStream stream = new MessageStream(connection.in(), connection.out());
                connection.waiting(HELLO);
                Message.Hello hello = (Message.Hello) stream.read();
                connection.waiting(Duration.ZERO);
                members.put(hello.worker(), new Member(hello, handles.get(hello.worker()), connection, stream));
            } catch (BrokenLinkException | IOException notYet) {
                requireAlive(handles, System.nanoTime() > end);
            }
        }
        return List.copyOf(members.values());
    }

    private static void requireAlive(List<WorkerHandle> handles, boolean late) {
        for (int number = 0; number < handles.size(); number++) {
            WorkerHandle handle = handles.get(number);
            if (!handle.isAlive() || late) {
                String last = handle.lastLine();
                throw new LockstepException("worker " + (number + 1) + " of " + handles.size() + " did not start"
                        + (last.isEmpty() ? "" : ": " + last));
            }
        }
    }
}
