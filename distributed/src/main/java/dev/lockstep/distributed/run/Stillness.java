package dev.lockstep.distributed.run;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Finds, while something is expected of workers, which of them come to nothing: one that computes for too long, or all, if they wait for each
 * other for too long.
 *
 * <p>Nothing that a worker does has a limit of its own; this one ends whatever does not end.
 */
final class Stillness {
    private final Duration limit;
    private long since = System.nanoTime();
    private boolean letGo;

    /** @param limit longer than any step */
    Stillness(Duration limit) {
        this.limit = limit;
    }

    /** What is said of workers that wait for each other. */
    static String ofAll(Duration limit) {
        return "workers have waited for each other for " + limit.toSeconds() + " s: their connections are made anew";
    }

    /**
     * Looks at the workers that still owe an answer, none of which is lost.
     *
     * @param lose is told whom to do without, and why
     * @param release has them let go of each other; where that does not help, they are done without
     */
    void look(List<Member> due, BiConsumer<Member, String> lose, Runnable release) {
        List<Member> still = due.stream()
                .filter(member -> member.nanosecondsStill(since) > limit.toNanos())
                .toList();
        if (still.isEmpty()) {
            return;
        }
        if (!still.stream().allMatch(Member::waits)) {
            begin();
            still.stream()
                    .filter(member -> !member.waits())
                    .forEach(member ->
                            lose.accept(member, "has computed for " + limit.toSeconds() + " s and come to nothing"));
        } else if (still.size() == due.size() && letGo) {
            still.forEach(member ->
                    lose.accept(member, "has waited for others for " + limit.toSeconds() + " s and does not let go"));
        } else if (still.size() == due.size()) {
            letGo = true;
            begin();
            release.run();
        }
    }

    /** From now on something else is expected. */
    void begin() {
        since = System.nanoTime();
    }
}
