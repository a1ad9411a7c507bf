package dev.lockstep.backend.opencl.internal;

import org.jocl.cl_mem;

/** Chooses the form and the work-groups for instructions, by their shapes and the kernels' variant. */
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
        return withTail(instruction, sharedBuffer, 0);
    }

    /** The launch for one instruction, which is elementwise or a matrix product, and the elementwise ones in the tail's buffer on results of its shape. */
    Launch withTail(EncodedInstruction instruction, cl_mem tail, int tailCount) {
        return switch (instruction.kind()) {
            case PRODUCT -> product(instruction, tail, tailCount);
            case ELEMENTWISE -> shares(LaunchForm.ELEMENTWISE, instruction, tail, tailCount);
            case OTHER -> shares(LaunchForm.OTHER, instruction, tail, tailCount);
        };
    }

    /** The launch for small instructions one after the other. */
    Launch sequence(EncodedInstruction first, cl_mem instructions, int count) {
        return launch(LaunchForm.SEQUENCE, 1, first, first.words(), instructions, count);
    }

    private Launch product(EncodedInstruction instruction, cl_mem tail, int tailCount) {
        if (isForElements(instruction)) {
            return shares(LaunchForm.PRODUCT_BY_ELEMENT, instruction, tail, tailCount);
        }
        long rows = instruction.rows();
        long columns = instruction.columns();
        ProductTile tile = variant.isCpu()
                ? ProductTile.of(variant, instruction.dtype(), rows, columns, computeUnits)
                : new ProductTile(GPU_TILE, GPU_TILE);
        return launch(
                LaunchForm.PRODUCT_BY_TILES,
                tile.count(rows, columns),
                instruction,
                instruction.fields().withTile(tile.rows(), tile.columns()),
                tail,
                tailCount);
    }

    private boolean isForElements(EncodedInstruction instruction) {
        if (variant.isCpu()) {
            return instruction.columns() <= 2 || instruction.work() <= SMALL_PRODUCT;
        }
        return Math.min(instruction.rows(), instruction.columns()) < GPU_TILE / 8;
    }

    /** A launch whose work-groups take so many elements of the result each. */
    private Launch shares(LaunchForm form, EncodedInstruction instruction, cl_mem tail, int tailCount) {
        long share = share(instruction.work(), instruction.count());
        return launch(
                form,
                groups(instruction.count(), share),
                instruction,
                instruction.fields().withTile(1, share),
                tail,
                tailCount);
    }

    private Launch launch(
            LaunchForm form, long groups, EncodedInstruction instruction, long[] words, cl_mem tail, int tailCount) {
        return new Launch(
                instruction.dtype(), form, groups, instruction.buffers(), words, sharedBuffer, tail, tailCount);
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
