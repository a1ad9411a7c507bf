/** The JDK's HTTP server with bounds on threads, connections, bodies and time, which answers every mistake with one line of JSON. */
package dev.lockstep.serve.http;
