package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.dtype.DType;
import org.jocl.cl_mem;

/** Chooses the kernel and the work-groups for instructions, by their shapes and the kernels' variant. */
final class Launches {
    /** Fewer elements are not worth a CPU work-group of their own. */
    private static final long SMALLEST_CPU_SHARE = 256;

    private static final long LARGEST_CPU_SHARE = 16384;
    private static final long ELEMENTS_OF_GPU_ITEM = 4;
    private static final int GPU_TILE = 64;

    /** The multiplications below which packing costs more than it saves. */
    private static final long SMALL_PRODUCT = 4096;

    private final KernelVariant variant;
    private final int computeUnits;
    private final cl_mem sharedBuffer;

    Launches(KernelVariant variant, int computeUnits, cl_mem sharedBuffer) {
        this.variant = variant;
        this.computeUnits = Math.max(1, computeUnits);
        this.sharedBuffer = sharedBuffer;
    }

    /** The launch for one instruction. */
    Launch single(EncodedInstruction instruction) {
        return switch (instruction.kind()) {
            case PRODUCT -> product(instruction, sharedBuffer, 0);
            case ELEMENTWISE -> elementwise(instruction);
            case OTHER -> other(instruction);
        };
    }

    /** The launch for a matrix product and the elementwise instructions in the tail's buffer on its result. */
    Launch product(EncodedInstruction instruction, cl_mem tail, int tailCount) {
        long rows = instruction.rows();
        long columns = instruction.columns();
        if (isForElements(instruction)) {
            long share = share(instruction.work(), instruction.count());
            return product(
                    "product_by_element",
                    instruction.fields().withTile(1, share),
                    groups(instruction.count(), share),
                    instruction,
                    tail,
                    tailCount);
        }
        if (variant.isCpu()) {
            ProductTile tile = ProductTile.of(variant, instruction.dtype(), rows, columns, computeUnits);
            return product(
                    "product_by_panels",
                    instruction.fields().withTile(tile.rows(), tile.columns()),
                    tile.count(rows, columns),
                    instruction,
                    tail,
                    tailCount);
        }
        return product(
                "product_by_tiles",
                instruction.words(),
                groups(rows, GPU_TILE) * groups(columns, GPU_TILE),
                instruction,
                tail,
                tailCount);
    }

    /** The launch for elementwise instructions on results of one shape. */
    Launch chain(EncodedInstruction first, cl_mem instructions, int count) {
        long share = share(first.count());
        return new Launch(
                first.dtype(),
                "chain",
                groups(first.count(), share),
                sharedBuffer,
                instructions,
                count,
                first.count(),
                share);
    }

    /** The launch for small instructions one after the other. */
    Launch sequence(DType dtype, cl_mem instructions, int count) {
        return new Launch(dtype, "sequence", 1, sharedBuffer, instructions, count);
    }

    private boolean isForElements(EncodedInstruction instruction) {
        if (variant.isCpu()) {
            return instruction.columns() <= 2 || instruction.work() <= SMALL_PRODUCT;
        }
        return Math.min(instruction.rows(), instruction.columns()) < GPU_TILE / 8;
    }

    private Launch product(
            String kernel, long[] words, long groups, EncodedInstruction instruction, cl_mem tail, int tailCount) {
        return new Launch(
                instruction.dtype(),
                kernel,
                groups,
                instruction.outStorage().buffer(),
                instruction.buffer(0),
                instruction.buffer(1),
                words,
                sharedBuffer,
                tail,
                tailCount);
    }

    private Launch elementwise(EncodedInstruction instruction) {
        long share = share(instruction.count());
        return new Launch(
                instruction.dtype(),
                "elementwise",
                groups(instruction.count(), share),
                instruction.outStorage().buffer(),
                instruction.buffer(0),
                instruction.buffer(1),
                instruction.buffer(2),
                instruction.buffer(3),
                instruction.fields().withTile(1, share));
    }

    private Launch other(EncodedInstruction instruction) {
        long share = share(instruction.work(), instruction.count());
        return new Launch(
                instruction.dtype(),
                "other",
                groups(instruction.count(), share),
                instruction.outStorage().buffer(),
                instruction.buffer(0),
                instruction.buffer(1),
                instruction.fields().withTile(1, share));
    }

    /** The elements of a work-group, of a result of so many elements, each one step of work. */
    private long share(long count) {
        return share(count, count);
    }

    /** The elements of a work-group, of a result of so many elements that take so many steps of work in all. */
    private long share(long work, long count) {
        if (!variant.isCpu()) {
            return work == count ? KernelVariant.GPU_GROUP * ELEMENTS_OF_GPU_ITEM : KernelVariant.GPU_GROUP;
        }
        long each = Math.max(1, work / count);
        long even = groups(count, 4L * computeUnits);
        long least = Math.max(1, SMALLEST_CPU_SHARE / each);
        long most = Math.max(1, LARGEST_CPU_SHARE / each);
        return Math.max(least, Math.min(even, most));
    }

    private static long groups(long count, long share) {
        return (count + share - 1) / share;
    }
}
