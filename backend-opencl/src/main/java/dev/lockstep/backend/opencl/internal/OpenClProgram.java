package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.op.Product;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Program;
import dev.lockstep.api.spi.Storage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jocl.CL;
import org.jocl.cl_mem;

/** A recorded step as launches with all their arguments set. */
final class OpenClProgram implements Program {
    private final OpenClKernels kernels;
    private final List<cl_mem> buffers = new ArrayList<>();
    private final List<Storage> scratch = new ArrayList<>();
    private final List<PreparedLaunch> launches = new ArrayList<>();
    private final int products;

    OpenClProgram(OpenClKernels kernels, List<Instruction> instructions) {
        this.kernels = kernels;
        List<EncodedInstruction> encoded = new ArrayList<>();
        for (Instruction instruction : instructions) {
            encoded.addAll(InstructionEncoder.encode(instruction, a -> kernels.column(a, scratch)));
        }
        products = (int) instructions.stream()
                .filter(instruction -> instruction.operation() instanceof Product)
                .count();
        try {
            LaunchPlan.of(encoded).forEach(group -> launches.add(prepare(group)));
        } catch (RuntimeException | Error failure) {
            releaseDevice();
            scratch.forEach(kernels::release);
            throw failure;
        }
    }

    @Override
    public void run() {
        for (PreparedLaunch launch : launches) {
            launch.run();
        }
        kernels.countProducts(products);
    }

    @Override
    public void close() {
        if (kernels.forget(this)) {
            releaseDevice();
            scratch.forEach(kernels::release);
        }
    }

    /** Releases what the driver holds for this program. */
    void releaseDevice() {
        launches.forEach(PreparedLaunch::close);
        buffers.forEach(CL::clReleaseMemObject);
    }

    private PreparedLaunch prepare(LaunchPlan.Group group) {
        List<EncodedInstruction> instructions = group.instructions();
        EncodedInstruction first = instructions.get(0);
        Launches launches = kernels.launches();
        int count = instructions.size();
        Launch launch = switch (group.form()) {
            case SINGLE -> launches.single(first);
            case SEQUENCE -> launches.sequence(first, onDevice(instructions), count);
            case CHAIN, PRODUCT_WITH_TAIL ->
                launches.withTail(first, onDevice(instructions.subList(1, count)), count - 1);
        };
        return kernels.program(first.dtype()).prepare(launch);
    }

    private cl_mem onDevice(List<EncodedInstruction> instructions) {
        long[] words = instructions.stream()
                .flatMapToLong(instruction -> Arrays.stream(instruction.words()))
                .toArray();
        cl_mem buffer = kernels.session().constants(words);
        buffers.add(buffer);
        return buffer;
    }
}
