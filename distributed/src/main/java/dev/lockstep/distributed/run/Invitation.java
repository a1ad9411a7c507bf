package dev.lockstep.distributed.run;

import dev.lockstep.distributed.chain.RunSecret;

/**
 * What new workers need to know to connect to the one who leads.
 *
 * @param port where it listens
 * @param secret to be handed to workers on a way that nobody else sees; it is another for each launch
 */
public record Invitation(int port, RunSecret secret) {}
