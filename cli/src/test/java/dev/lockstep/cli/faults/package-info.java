/**
 * What users and files can do wrong, drawn at random from a fixed seed: each must end in one clear line.
 *
 * <p>The system property {@code lockstep.faults} says how many mutations of each format are tried (1,000 by default), {@code
 * lockstep.faults.seed} which.
 */
package dev.lockstep.cli.faults;
