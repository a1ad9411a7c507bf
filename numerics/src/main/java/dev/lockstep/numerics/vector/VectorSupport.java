package dev.lockstep.numerics.vector;

import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.numerics.gemm.Gemm;
import dev.lockstep.numerics.loops.Loops;
import dev.lockstep.numerics.loops.ScalarLoops;

/**
 * Whether the kernels use the Vector API, decided in this one place; bits never depend on it.
 *
 * <p>It can be loaded where the module {@code jdk.incubator.vector} is not.
 *
 * @param use when they do
 * @param description the width of the vectors, or why there are none and what to do about it
 */
public record VectorSupport(Use use, String description) {
    /**
     * The setting of {@link BackendOptions}: {@code off} for no vectors; {@code on}, the default, for vectors at once; {@code auto} for each kernel
     * of vectors from when the JVM has compiled it well, which takes some tenths of a second, and scalar ones until then.
     */
    public static final String SETTING = "vector";

    /** What it says, for users. */
    public static final String SETTING_MEANING =
            "on, off or auto: whether Java code uses vector instructions, auto once the JVM has compiled them";

    /** When vectors are used. */
    public enum Use {
        NEVER,
        ONCE_COMPILED,
        AT_ONCE
    }

    /**
     * Decides.
     *
     * @throws IllegalArgumentException if the setting is none of the above
     */
    public static VectorSupport of(BackendOptions options) {
        String setting = options.setting(SETTING).orElse("on");
        Use use = switch (setting) {
            case "off" -> Use.NEVER;
            case "auto" -> Use.ONCE_COMPILED;
            case "on" -> Use.AT_ONCE;
            default ->
                throw new IllegalArgumentException(
                        "the setting " + SETTING + " is on, off or auto, not '" + setting + "'");
        };
        if (use == Use.NEVER) {
            return new VectorSupport(use, "off, by the setting " + SETTING + "=off");
        }
        if (!VectorModule.load()) {
            return new VectorSupport(
                    Use.NEVER, "off, the JVM runs without its vector module: " + VectorModule.remedy());
        }
        return new VectorSupport(use, VectorLoops.bits() + " bits");
    }

    /** The same for a backend that is opened: where vectors are wanted and can not be had, that is said once. */
    public static VectorSupport forComputing(BackendOptions options) {
        VectorSupport support = of(options);
        if (!support.enabled() && !options.setting(SETTING).orElse("on").equals("off")) {
            VectorModule.warnOfAbsence();
        }
        return support;
    }

    /** Whether they use vectors, at once or later. */
    public boolean enabled() {
        return use != Use.NEVER;
    }

    /** The loops to use. */
    public Loops loops() {
        return enabled() ? new VectorLoops(use == Use.AT_ONCE) : new ScalarLoops();
    }

    /** The matrix product to use. */
    public Gemm gemm() {
        return enabled() ? new VectorLoops(use == Use.AT_ONCE).gemm() : new Gemm();
    }
}
