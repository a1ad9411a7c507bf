package dev.lockstep.distributed.worker;

import dev.lockstep.trainer.network.Network;

/**
 * Makes a network, in every worker the same. An implementation is a public class on the class path of all workers, with a constructor that
 * takes nothing.
 */
public interface NetworkSource {
    /** @param argument what the one who leads the run gave, such as the text of a file */
    Network network(String argument);
}
