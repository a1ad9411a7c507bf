/** Reports as pages of HTML that load nothing. */
package dev.lockstep.report.page;
