/** How numbers stand in JSON. */
package dev.lockstep.models.json;
