package dev.lockstep.numerics.vector;

import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.numerics.gemm.Gemm;
import dev.lockstep.numerics.loops.Loops;
import dev.lockstep.numerics.loops.ScalarLoops;

/**
 * Whether the kernels use the Vector API, decided in this one place; bits never depend on it.
 *
 * <p>It can be loaded where the module {@code jdk.incubator.vector} is not.
 */
public final class VectorSupport {
    /**
     * The setting of {@link BackendOptions}: {@code off} for no vectors; {@code on} for vectors from the first call on; {@code auto}, the
     * default, for scalar code until enough was computed that compiling the vector code pays, and vectors at once in large calls. Short
     * trainings of small networks then do not wait for the compiler, and need not load the module. In a JVM without its second compiler {@code auto} is
     * {@code off}: it makes an object of each vector, and takes dozens of times as long as for scalar code.
     */
    public static final String SETTING = "vector";

    /** What it says, for users. */
    public static final String SETTING_MEANING =
            "auto, on or off: whether Java code uses vector instructions, auto once enough is computed that compiling them pays";

    private static final String AUTO = "auto";
    private static final String ON = "on";
    private static final String OFF = "off";

    /** When vectors are used. */
    private enum Use {
        NEVER,
        ABSENT,
        WHERE_IT_PAYS,
        AT_ONCE
    }

    private final Use use;
    private final String whyNever;

    private VectorSupport(Use use, String whyNever) {
        this.use = use;
        this.whyNever = whyNever;
    }

    /**
     * Decides.
     *
     * @throws IllegalArgumentException if the setting is none of the above
     */
    public static VectorSupport of(BackendOptions options) {
        String setting = setting(options);
        return switch (setting) {
            case OFF -> new VectorSupport(Use.NEVER, "off, by the setting " + SETTING + "=off");
            case AUTO -> automatic();
            case ON -> VectorModule.load() ? new VectorSupport(Use.AT_ONCE, "") : withoutModule();
            default ->
                throw new IllegalArgumentException(
                        "the setting " + SETTING + " is auto, on or off, not '" + setting + "'");
        };
    }

    /** The same for a backend that is opened: where vectors are wanted and can not be had, that is said once. */
    public static VectorSupport forComputing(BackendOptions options) {
        VectorSupport support = of(options);
        if (support.use == Use.ABSENT) {
            VectorModule.warnOfAbsence();
        }
        return support;
    }

    /** The options with vectors from the first call on, unless they say when. */
    public static BackendOptions settled(BackendOptions options) {
        return options.setting(SETTING).isPresent() ? options : options.with(SETTING, ON);
    }

    /** Whether they use vectors, at once or later. */
    public boolean enabled() {
        return use == Use.WHERE_IT_PAYS || use == Use.AT_ONCE;
    }

    /** The width of the vectors, or why there are none and what to do about it; loads the module. */
    public String description() {
        if (!enabled()) {
            return whyNever;
        }
        return VectorModule.load() ? VectorLoops.bits() + " bits" : withoutModule().whyNever;
    }

    /** The loops to use. */
    public Loops loops() {
        return enabled() ? new VectorLoops(use == Use.AT_ONCE) : new ScalarLoops();
    }

    /** The matrix product to use. */
    public Gemm gemm() {
        return enabled() ? new VectorLoops(use == Use.AT_ONCE).gemm() : new Gemm();
    }

    private static String setting(BackendOptions options) {
        return options.setting(SETTING).orElse(AUTO);
    }

    private static VectorSupport automatic() {
        if (!VectorModule.isOffered()) {
            return withoutModule();
        }
        return hasSecondCompiler()
                ? new VectorSupport(Use.WHERE_IT_PAYS, "")
                : new VectorSupport(
                        Use.NEVER,
                        "off, the JVM runs without its second compiler, which vectors need: leave out"
                                + " -XX:TieredStopAtLevel and -Xint");
    }

    /** HotSpot calls itself a client where its first compiler is alone. */
    private static boolean hasSecondCompiler() {
        String modes = System.getProperty("java.vm.info", "");
        return !modes.contains("emulated-client") && !modes.contains("interpreted");
    }

    private static VectorSupport withoutModule() {
        return new VectorSupport(Use.ABSENT, "off, the JVM runs without its vector module: " + VectorModule.remedy());
    }
}
