package dev.lockstep.api;

import dev.lockstep.api.opening.Availability;

/**
 * A backend found on the class path.
 *
 * @param name the backend's name, or the class or file name of one too broken to say it
 * @param priority the provider's priority, or {@link Integer#MIN_VALUE} of one too broken to say it
 * @param availability whether it can be opened here
 */
public record BackendStatus(String name, int priority, Availability availability) {
    public boolean isAvailable() {
        return availability instanceof Availability.Available;
    }
}
