package dev.lockstep.distributed.run;

/** Hears what becomes of workers. */
public interface WorkersListener {
    /** Hears nothing. */
    WorkersListener NONE = remark -> {};

    /** Something happened that people may want to know, such as that a worker was lost, as one line. */
    void remark(String remark);
}
