/** What a backend is opened with, and whether it can be: what its users say and are told, and backends read and answer. */
package dev.lockstep.api.opening;
