/** Which charts show a run. */
package dev.lockstep.report.chart;
