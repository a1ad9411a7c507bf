package dev.lockstep.distributed.run;

import dev.lockstep.api.LockstepException;
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

    private final List<Member> members;
    private final BlockingQueue<Member.Event> events = new LinkedBlockingQueue<>();
    private final Duration silence;
    private final Duration stillness;
    private final WorkersListener listener;
    private long pingedAt = System.nanoTime();
    private int chains;
    private long verified;

    Team(List<Member> members, WorkerSettings settings, WorkersListener listener) {
        this.members = List.copyOf(members);
        this.silence = settings.silence();
        this.stillness = settings.stillness();
        this.listener = listener;
        members.forEach(member -> member.begin(events));
    }

    List<Member> members() {
        return members;
    }

    /** Those that are not lost, in the order of their numbers. */
    List<Member> present() {
        List<Member> present =
                members.stream().filter(member -> !member.isLost()).toList();
        if (present.isEmpty()) {
            throw new LockstepException("all workers were lost: "
                    + members.get(members.size() - 1).lost().orElseThrow());
        }
        return present;
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
     * Waits until each of these members has said something of one of these kinds, or is lost.
     *
     * @param trouble done once, as soon as one of them is lost or has failed
     * @return what those that are not lost said
     */
    Map<Member, Message> await(List<Member> from, Set<MessageKind> kinds, Runnable trouble) {
        Map<Member, Message> said = new LinkedHashMap<>();
        boolean troubled = false;
        while (true) {
            if (!troubled && from.stream().anyMatch(member -> member.isLost() || hasFailed(said.get(member)))) {
                troubled = true;
                trouble.run();
            }
            if (from.stream().allMatch(member -> member.isLost() || said.containsKey(member))) {
                said.keySet().removeIf(Member::isLost);
                return said;
            }
            hear(kinds, said);
            watch();
        }
    }

    @Override
    public void close() {
        members.forEach(Member::close);
    }

    private static boolean hasFailed(Message message) {
        return message != null && message.kind() == MessageKind.FAILED;
    }

    private void hear(Set<MessageKind> kinds, Map<Member, Message> said) {
        Member.Event event = next();
        if (event == null || event.member().isLost()) {
            return;
        }
        Member member = event.member();
        if (event.message().isEmpty()) {
            String last = member.lastLine();
            lose(member, "ended" + (last.isEmpty() ? "" : ": " + last));
            return;
        }
        Message message = event.message().get();
        if (message.kind() == MessageKind.PONG) {
            if (member.note((Message.Pong) message) > stillness.toNanos()) {
                lose(member, "has computed for " + stillness.toSeconds() + " s and come to nothing");
            }
        } else if (kinds.contains(message.kind())) {
            said.put(member, message);
            if (message.kind() == MessageKind.FAILED && !((Message.Failed) message).ofNeighbour()) {
                lose(member, "failed: " + ((Message.Failed) message).reason());
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
        for (Member member : members) {
            if (!member.isLost() && member.nanosecondsSilent() > silence.toNanos()) {
                lose(member, "has not answered for " + silence.toMillis() / 1000.0 + " s");
            }
        }
    }
}
