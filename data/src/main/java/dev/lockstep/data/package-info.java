/**
 * Data from files: a {@link dev.lockstep.data.Table} is what a file holds, an {@link dev.lockstep.data.Encoding} says how its columns become
 * numbers, and a {@link dev.lockstep.data.Preparation}, which is fitted on the samples that are trained on, is kept with the model.
 */
package dev.lockstep.data;
