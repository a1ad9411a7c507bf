package dev.lockstep.bench;

import java.util.List;
import java.util.Optional;

/** How fast the contenders computed a workload, in their order. */
public record Measurement(Workload workload, List<Entry> entries) {
    /** What a number of seconds for one run means, in the unit of the workload's kind. */
    public double figure(double seconds) {
        return workload.kind().figure(workload.amount(), seconds);
    }

    /**
     * One contender.
     *
     * @param timing empty if it did not compute the workload
     * @param obstacle why it could not, where it should have
     */
    public record Entry(String contender, Optional<Timing> timing, Optional<String> obstacle) {}
}
