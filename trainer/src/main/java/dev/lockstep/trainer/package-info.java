/**
 * Training: {@code network} says what can be trained, {@code step} is a training step in its parts, {@code training} runs the steps,
 * {@code compare} sets runs beside each other, {@code documents} holds the documented networks and what their documents print.
 */
package dev.lockstep.trainer;
