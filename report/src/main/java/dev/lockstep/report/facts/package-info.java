/** A run as named facts, for every form of report. */
package dev.lockstep.report.facts;
