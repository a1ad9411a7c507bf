package dev.lockstep.numerics.vector;

import dev.lockstep.api.spi.BackendOptions;
import dev.lockstep.numerics.loops.Loops;
import dev.lockstep.numerics.loops.ScalarLoops;

/**
 * Whether the kernels use the Vector API, decided in this one place; bits never depend on it.
 *
 * <p>It can be loaded where the module {@code jdk.incubator.vector} is not.
 *
 * @param enabled whether they do
 * @param description the width of the vectors, or why there are none and what to do about it
 */
public record VectorSupport(boolean enabled, String description) {
    /** The setting of {@link BackendOptions} that turns vectors off, by the value {@code off}; {@code on} is the default. */
    public static final String SETTING = "vector";

    /** What it says, for users. */
    public static final String SETTING_MEANING = "on or off: whether Java code uses vector instructions";

    /**
     * Decides.
     *
     * @throws IllegalArgumentException if the setting is neither {@code on} nor {@code off}
     */
    public static VectorSupport of(BackendOptions options) {
        String setting = options.setting(SETTING).orElse("on");
        if (setting.equals("off")) {
            return new VectorSupport(false, "off, by the setting " + SETTING + "=off");
        }
        if (!setting.equals("on")) {
            throw new IllegalArgumentException("the setting " + SETTING + " is on or off, not '" + setting + "'");
        }
        if (!VectorModule.load()) {
            return new VectorSupport(false, "off, the JVM runs without its vector module: " + VectorModule.remedy());
        }
        return new VectorSupport(true, VectorLoops.bits() + " bits");
    }

    /** The same for a backend that is opened: where vectors are wanted and can not be had, that is said once. */
    public static VectorSupport forComputing(BackendOptions options) {
        VectorSupport support = of(options);
        if (!support.enabled && !options.setting(SETTING).orElse("on").equals("off")) {
            VectorModule.warnOfAbsence();
        }
        return support;
    }

    /** The loops to use. */
    public Loops loops() {
        return enabled ? new VectorLoops() : new ScalarLoops();
    }
}
