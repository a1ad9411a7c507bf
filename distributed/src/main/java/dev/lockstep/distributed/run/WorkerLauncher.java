package dev.lockstep.distributed.run;

import dev.lockstep.distributed.chain.RunSecret;

/** Starts workers. */
interface WorkerLauncher {
    /**
     * Starts one.
     *
     * @param number of the worker, from 0
     * @param port where the one who leads the run listens
     */
    WorkerHandle launch(int number, int port, RunSecret secret);
}
