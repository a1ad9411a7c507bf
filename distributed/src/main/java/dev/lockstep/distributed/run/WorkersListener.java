package dev.lockstep.distributed.run;

import java.util.List;

/** Hears what becomes of workers. */
public interface WorkersListener {
    /** Hears nothing. */
    WorkersListener NONE = remark -> {};

    /** Something happened that people may want to know, such as that a worker was lost, as one line. */
    void remark(String remark);

    /** New workers have opened their backends. @param lines who computes on what, one for each */
    default void backends(List<String> lines) {}
}
