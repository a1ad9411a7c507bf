/** What is known of a run: what it was asked, how each epoch came out, and what came out of it all. */
package dev.lockstep.report.run;
