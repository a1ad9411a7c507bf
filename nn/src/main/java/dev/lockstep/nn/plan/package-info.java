/** How a training goes about its samples: in what batches, and when it ends. */
package dev.lockstep.nn.plan;
