package dev.lockstep.cli.backend;

import dev.lockstep.api.LockstepException;

/**
 * A setting of a backend that a user gave.
 *
 * @param option the option as it was given, for messages
 */
public record BackendSetting(String option, String backend, String name, String value) {
    /** From {@code NAME.KEY=VALUE}; a backend's name has no point in it, the value may have anything; blanks around the three do not count. */
    public static BackendSetting parse(String given) {
        int equals = given.indexOf('=');
        int point = given.indexOf('.');
        if (point < 1 || equals < point + 2) {
            throw new LockstepException("--set takes NAME.KEY=VALUE, as in opencl.device=gpu, not " + given);
        }
        return new BackendSetting(
                "--set " + given.substring(0, equals).strip(),
                given.substring(0, point).strip(),
                given.substring(point + 1, equals).strip(),
                given.substring(equals + 1).strip());
    }

    public boolean isSameAs(BackendSetting other) {
        return backend.equals(other.backend) && name.equals(other.name);
    }
}
