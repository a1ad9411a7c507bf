/** Logs of runs: JSON, one object a line, written while the run goes on. */
package dev.lockstep.report.log;
