/** Models that are kept: made of a run, used to predict, and checked by training again. */
package dev.lockstep.trainer.model;
