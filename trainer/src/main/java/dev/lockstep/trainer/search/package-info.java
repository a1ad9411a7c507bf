/** Trains networks that differ in some settings, each on several parts of its data, to see which predicts best. */
package dev.lockstep.trainer.search;
