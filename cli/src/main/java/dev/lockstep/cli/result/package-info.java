/** What several commands print, as text and as JSON. */
package dev.lockstep.cli.result;
