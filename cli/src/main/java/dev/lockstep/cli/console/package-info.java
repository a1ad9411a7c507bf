/** What commands write with: tables, progress, colours, and a standard output whose failures are noticed. */
package dev.lockstep.cli.console;
