/** What Micrometer measured, as text for Prometheus: over HTTP, or in a file. */
package dev.lockstep.serve.metrics;
