package dev.lockstep.distributed.run;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.distributed.protocol.Answer;
import dev.lockstep.distributed.protocol.Message;
import dev.lockstep.distributed.protocol.MessageKind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** All workers of a run, of which some may be lost, and what they say. */
final class Team implements AutoCloseable {
    private static final long TICK_MILLISECONDS = 50;

    private static final int MOST_REPLACEMENTS = 5;

    private final Recruitment recruitment;
    private final WorkerSettings settings;
    private final BlockingQueue<Member.Event> events = new LinkedBlockingQueue<>();
    private final Duration silence;
    private final Duration stillness;
    private final WorkersListener listener;
    private long pingedAt = System.nanoTime();
    private int chains;
    private long verified;
    private volatile List<Member> members;
    private int replacements;
    private volatile boolean closed;

    /** Has the workers started. */
    Team(Recruitment recruitment, WorkerSettings settings, WorkersListener listener) {
        this.recruitment = recruitment;
        this.settings = settings;
        this.silence = settings.silence();
        this.stillness = settings.stillness();
        this.listener = listener;
        members = started();
    }

    List<Member> members() {
        return members;
    }

    /** Those that are not lost, in the order of their numbers. */
    List<Member> present() {
        return members.stream().filter(member -> !member.isLost()).toList();
    }

    /**
     * Has others started in the place of all, who are lost.
     *
     * @throws WorkersLostException if that can not be, or has been done again and again without {@link #succeeded}
     */
    void replace() {
        requireOpen();
        String last = members.get(members.size() - 1).lost().orElseThrow();
        if (!recruitment.replaces()) {
            throw new WorkersLostException("all workers were lost: " + last);
        }
        if (replacements == MOST_REPLACEMENTS) {
            throw new WorkersLostException("all workers were lost " + (MOST_REPLACEMENTS + 1)
                    + " times without having taken steps, at last: " + last);
        }
        replacements++;
        members = started();
        remark("the run goes on with " + members.size() + (members.size() == 1 ? " new worker" : " new workers"));
    }

    /** Steps were taken. */
    void succeeded() {
        replacements = 0;
    }

    /** How many threads the backend of a worker has; 0 if it knows by itself. */
    int threads(int worker) {
        return settings.given(worker)
                .map(BackendOptions::threads)
                .orElseGet(() -> recruitment.launcher().threads(settings.processes()));
    }

    void tellBackends(List<String> lines) {
        listener.backends(lines);
    }

    /** A number for a chain that no other has had. */
    int newChain() {
        return ++chains;
    }

    void lose(Member member, String reason) {
        if (!member.isLost()) {
            member.lose(member.name() + " " + reason);
            listener.remark(member.lost().orElseThrow());
        }
    }

    private void ended(Member member) {
        requireOpen();
        String last = member.lastLine();
        member.end(member.name() + " ended" + (last.isEmpty() ? "" : ": " + last));
        listener.remark(member.lost().orElseThrow());
    }

    private List<Member> started() {
        while (true) {
            try {
                List<Member> started = recruitment.recruit();
                if (closed) {
                    started.forEach(Member::close);
                }
                requireOpen();
                started.forEach(member -> member.begin(events));
                return started;
            } catch (EarlyLossException early) {
                if (replacements == MOST_REPLACEMENTS) {
                    throw early;
                }
                replacements++;
                remark(early.getMessage());
            }
        }
    }

    void remark(String remark) {
        listener.remark(remark);
    }

    /** So many blocks more were computed by two workers alike. */
    void addVerified(long blocks) {
        verified += blocks;
    }

    long verified() {
        return verified;
    }

    /**
     * Waits until each of these members has said something of one of these kinds, or is lost, as those are that come to nothing.
     *
     * @param trouble done as soon as one of them is lost or has failed, and where all wait for each other; has them let go of each other
     * @return what those that are not lost said
     */
    Map<Member, Message> await(List<Member> from, Set<MessageKind> kinds, Runnable trouble) {
        Map<Member, Message> said = new LinkedHashMap<>();
        Stillness still = new Stillness(stillness);
        boolean troubled = false;
        while (true) {
            if (!troubled && from.stream().anyMatch(member -> member.isLost() || hasFailed(said.get(member)))) {
                troubled = true;
                still.begin();
                trouble.run();
            }
            if (from.stream().allMatch(member -> member.isLost() || said.containsKey(member))) {
                said.keySet().removeIf(Member::isLost);
                return said;
            }
            Member.Event event = next();
            requireOpen();
            hear(event, kinds, said);
            watch();
            still.look(
                    from.stream()
                            .filter(member -> !member.isLost() && !said.containsKey(member))
                            .toList(),
                    this::lose,
                    () -> {
                        remark(Stillness.ofAll(stillness));
                        trouble.run();
                    });
        }
    }

    /** Who waits for a worker, or asks for one later, gets an exception; no worker is started any more. */
    @Override
    public void close() {
        closed = true;
        members.forEach(Member::close);
        recruitment.launcher().close();
    }

    private void requireOpen() {
        if (closed) {
            throw new LockstepException("the workers are closed");
        }
    }

    private static boolean hasFailed(Message message) {
        return message != null && message.kind() == MessageKind.FAILED;
    }

    private void hear(Member.Event event, Set<MessageKind> kinds, Map<Member, Message> said) {
        if (event == null || event.member().isLost()) {
            return;
        }
        Member member = event.member();
        if (event.message().isEmpty()) {
            ended(member);
            return;
        }
        Message message = event.message().get();
        if (message.kind() == MessageKind.PONG) {
            member.note((Answer.Pong) message);
        } else if (kinds.contains(message.kind())) {
            said.put(member, message);
            if (message.kind() == MessageKind.FAILED && !((Answer.Failed) message).ofNeighbour()) {
                lose(member, "failed: " + ((Answer.Failed) message).reason());
            }
        }
    }

    private Member.Event next() {
        try {
            return events.poll(TICK_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new LockstepException("the run was interrupted", stop);
        }
    }

    /** Asks all whether they are there, and gives up those that do not answer. */
    private void watch() {
        if (System.nanoTime() - pingedAt > silence.toNanos() / 8) {
            pingedAt = System.nanoTime();
            members.stream().filter(member -> !member.isLost()).forEach(Member::ping);
        }
        for (Member member : present()) {
            if (!member.isAlive()) {
                ended(member);
            } else if (member.nanosecondsSilent() > silence.toNanos()) {
                lose(member, "has not answered for " + silence.toMillis() / 1000.0 + " s");
            }
        }
    }
}
