/** How numbers and foreign text are written into reports. */
package dev.lockstep.report.text;
