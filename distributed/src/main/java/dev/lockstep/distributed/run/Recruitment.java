package dev.lockstep.distributed.run;

import dev.lockstep.api.LockstepException;
import dev.lockstep.distributed.chain.BrokenLinkException;
import dev.lockstep.distributed.chain.Connection;
import dev.lockstep.distributed.chain.RunSecret;
import dev.lockstep.distributed.chain.Server;
import dev.lockstep.distributed.protocol.Answer;
import dev.lockstep.distributed.protocol.MessageStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Has workers started and waits until they have connected.
 *
 * @param workers how many there are to be
 */
record Recruitment(WorkerLauncher launcher, int workers) {
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration HELLO = Duration.ofSeconds(20);
    private static final Duration TICK = Duration.ofSeconds(1);

    /**
     * Starts workers, each launch with a port and a secret of its own, so that nobody who was asked before comes too late.
     *
     * @throws EarlyLossException if one does not start, and others may be started
     * @throws WorkersLostException if one does not start, with what it said
     */
    List<Member> recruit() {
        RunSecret secret = RunSecret.draw();
        try (Server server = listen()) {
            List<WorkerHandle> handles = launcher.launch(workers, new Invitation(server.port(), secret));
            try {
                return members(server, secret, handles);
            } catch (RuntimeException | Error failure) {
                handles.forEach(WorkerHandle::release);
                throw failure;
            }
        }
    }

    private Server listen() {
        try {
            return Server.at(launcher.address());
        } catch (LockstepException failure) {
            throw new WorkersLostException(failure.getMessage(), failure);
        }
    }

    boolean replaces() {
        return launcher.replaces();
    }

    private List<Member> members(Server server, RunSecret secret, List<WorkerHandle> handles) {
        Map<Integer, Member> members = new TreeMap<>();
        long end = System.nanoTime() + START.toNanos();
        try {
            while (members.size() < handles.size()) {
                try {
                    Connection connection = server.accept(TICK, secret);
                    MessageStream stream = new MessageStream(connection.in(), connection.out());
                    connection.waiting(HELLO);
                    Answer.Hello hello = stream.read(Answer.Hello.class);
                    connection.waiting(Duration.ZERO);
                    members.put(hello.worker(), new Member(hello, handles.get(hello.worker()), connection, stream));
                } catch (BrokenLinkException | IOException notYet) {
                    requireAlive(handles, System.nanoTime() > end);
                }
            }
            return List.copyOf(members.values());
        } catch (RuntimeException | Error failure) {
            members.values().forEach(Member::close);
            throw failure;
        }
    }

    private void requireAlive(List<WorkerHandle> handles, boolean late) {
        for (int number = 0; number < handles.size(); number++) {
            WorkerHandle handle = handles.get(number);
            if (!handle.isAlive() || late) {
                String last = handle.lastLine();
                String what = "worker " + (number + 1) + " of " + handles.size() + " did not start"
                        + (last.isEmpty() ? "" : ": " + last);
                throw replaces() ? new EarlyLossException(what) : new WorkersLostException(what);
            }
        }
    }
}
