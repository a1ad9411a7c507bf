package dev.lockstep.backend.opencl.internal;

import java.util.Locale;

/** What a launch computes. Each form is a kernel for GPUs; for CPUs all but the sequence, which small networks consist of, are cases of one. */
enum LaunchForm {
    /** One elementwise instruction, then those of the tail on results of its shape. */
    ELEMENTWISE,
    /** One instruction that is neither elementwise nor a product. */
    OTHER,
    /** The instructions of the tail, small and of any kind. */
    SEQUENCE,
    /** A matrix product of few outputs, then the elementwise instructions of the tail on its result. */
    PRODUCT_BY_ELEMENT,
    /** Any other matrix product, then the same. */
    PRODUCT_BY_TILES;

    private static final String FOR_CPUS = "any_form";

    String kernel(KernelVariant variant) {
        return variant.isCpu() && this != SEQUENCE ? FOR_CPUS : name().toLowerCase(Locale.ROOT);
    }
}
