/** What people see of training runs: logs, plots, reports and model cards. Everything is computed from a run's result, and changes none of it. */
package dev.lockstep.report;
