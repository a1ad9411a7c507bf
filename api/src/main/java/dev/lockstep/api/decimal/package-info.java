/** Numbers as decimals, in the same characters on every JDK. */
package dev.lockstep.api.decimal;
