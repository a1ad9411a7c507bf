package dev.lockstep.distributed.worker;

import dev.lockstep.api.LockstepException;
import dev.lockstep.trainer.network.Network;

/**
 * Makes a network, in every worker the same. An implementation is a public class on the class path of all workers, with a constructor that
 * takes nothing.
 */
public interface NetworkSource {
    /** @param argument what the one who leads the run gave, such as the text of a file */
    Network network(String argument);

    /**
     * Has the class of a name make a network.
     *
     * @param loader where the class is found
     * @throws LockstepException if there is no such class, or it can not be made
     */
    static Network make(String source, ClassLoader loader, String argument) {
        try {
            Class<?> named = Class.forName(source, true, loader);
            return ((NetworkSource) named.getDeclaredConstructor().newInstance()).network(argument);
        } catch (ReflectiveOperationException | ClassCastException failure) {
            throw new LockstepException(
                    source + " is no NetworkSource that a worker can make: it must be a public class on the class"
                            + " path with a constructor that takes nothing",
                    failure);
        }
    }
}
