/** Model cards. */
package dev.lockstep.report.card;
