/** Workers that another process starts, one with libraries that this one does not have. */
package dev.lockstep.distributed.driver;
