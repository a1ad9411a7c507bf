package dev.lockstep.distributed.run;

import dev.lockstep.api.LockstepException;
import dev.lockstep.distributed.worker.NetworkSource;
import dev.lockstep.trainer.network.Network;

/**
 * How workers make the network that they train.
 *
 * @param source the class that makes it, on the class path of the workers
 * @param argument what it makes it of
 */
public record NetworkRecipe(Class<? extends NetworkSource> source, String argument) {
    /**
     * Makes it here.
     *
     * @throws LockstepException if the class has no public constructor that takes nothing
     */
    public Network network() {
        return NetworkSource.make(source.getName(), source.getClassLoader(), argument);
    }
}
