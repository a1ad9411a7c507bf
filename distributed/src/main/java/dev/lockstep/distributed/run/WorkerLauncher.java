package dev.lockstep.distributed.run;

import dev.lockstep.api.LockstepException;
import java.net.InetAddress;
import java.util.List;

/** Starts workers. */
public interface WorkerLauncher extends AutoCloseable {
    /** The address of this machine at which the one who leads listens for them. */
    default InetAddress address() {
        return InetAddress.getLoopbackAddress();
    }

    /** How many threads each of several workers has where nobody says so; 0 if it knows by itself. */
    int threads(int workers);

    /**
     * Starts workers, whose numbers are those from 0 on.
     *
     * @return what they run in, in the order of their numbers: as many as asked for, or as many as there is room for, at least one
     * @throws LockstepException if none can be started
     */
    List<WorkerHandle> launch(int workers, Invitation invitation);

    /** Whether others can be started when all that were started are lost. */
    default boolean replaces() {
        return false;
    }

    @Override
    default void close() {}
}
