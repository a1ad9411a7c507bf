package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Concatenation;
import dev.lockstep.api.op.Copy;
import dev.lockstep.api.op.Product;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.InstructionKernels;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Program;
import dev.lockstep.api.spi.Storage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** The operations on an OpenCL device. Each is launched and not waited for; only reading waits. */
public final class OpenClKernels implements InstructionKernels {
    private final OpenClSession session;
    private final KernelVariant variant;
    private final KernelSource source;
    private final Optional<ProgramCache> cache;
    private final DeviceMemory memory;
    private final Launches launches;
    private final Map<DType, KernelProgram> programs = new ConcurrentHashMap<>();
    private final Set<OpenClProgram> compiled = ConcurrentHashMap.newKeySet();
    private final AtomicLong products = new AtomicLong();
    private boolean closed;

    OpenClKernels(
            OpenClDevice device,
            KernelVariant variant,
            KernelSource source,
            Optional<ProgramCache> cache,
            long sharedBytes) {
        this.session = new OpenClSession(device);
        this.variant = variant;
        this.source = source;
        this.cache = cache;
        this.memory = new DeviceMemory(session, sharedBytes);
        this.launches = new Launches(variant, device.computeUnits(), memory.sharedBuffer());
    }

    @Override
    public Storage allocate(DType dtype, int length) {
        return memory.allocate(dtype, length);
    }

    @Override
    public void release(Storage storage) {
        memory.release((OpenClStorage) storage);
    }

    @Override
    public void write(double[] values, int from, int count, Storage target, int first) {
        if (target.dtype() == DType.FLOAT64) {
            session.write(values, from, count, (OpenClStorage) target, first);
            return;
        }
        float[] rounded = new float[count];
        for (int i = 0; i < count; i++) {
            rounded[i] = (float) values[from + i];
        }
        write(rounded, 0, count, target, first);
    }

    @Override
    public void write(float[] values, int from, int count, Storage target, int first) {
        session.write(values, from, count, (OpenClStorage) target, first);
    }

    @Override
    public void read(Storage source, int first, double[] values, int from, int count) {
        if (source.dtype() == DType.FLOAT64) {
            session.read((OpenClStorage) source, first, values, from, count);
            return;
        }
        float[] narrow = new float[count];
        read(source, first, narrow, 0, count);
        for (int i = 0; i < count; i++) {
            values[from + i] = narrow[i];
        }
    }

    @Override
    public void read(Storage source, int first, float[] values, int from, int count) {
        session.read((OpenClStorage) source, first, values, from, count);
    }

    @Override
    public void compute(Instruction instruction) {
        List<Storage> scratch = new ArrayList<>();
        try {
            for (EncodedInstruction part : InstructionEncoder.encode(instruction, a -> column(a, scratch))) {
                program(part.dtype()).run(launches.single(part));
            }
        } finally {
            scratch.forEach(this::release);
        }
    }

    @Override
    public void product(Product operation, Operand a, Operand b, Operand out) {
        InstructionKernels.super.product(operation, a, b, out);
        countProducts(1);
    }

    @Override
    public void copy(Copy operation, Operand source, Operand out) {
        if (!operation.isContiguous()) {
            InstructionKernels.super.copy(operation, source, out);
            return;
        }
        int bytes = out.dtype().bytes();
        session.copy(
                (OpenClStorage) source.storage(),
                (long) operation.from() * bytes,
                (OpenClStorage) out.storage(),
                (long) operation.to() * bytes,
                (long) operation.count() * bytes);
    }

    /** Contiguous parts are copied without a kernel. */
    @Override
    public void concatenation(Concatenation operation, List<Operand> operands, Operand out) {
        Instruction.copies(operation, operands, out).forEach(copy -> copy.execute(this));
    }

    @Override
    public Program compile(List<Instruction> instructions, List<Storage> outputs) {
        OpenClProgram program = new OpenClProgram(this, instructions);
        compiled.add(program);
        return program;
    }

    @Override
    public void finish() {
        session.finish();
    }

    @Override
    public Map<String, LongSupplier> matmulCounts() {
        return Map.of("opencl", products::get);
    }

    /** Releases everything on the device; closing again does nothing. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            compiled.forEach(OpenClProgram::releaseDevice);
            compiled.clear();
            programs.values().forEach(KernelProgram::close);
            memory.close();
            session.close();
        }
    }

    /** What decides the bits of results: the device, its driver, and the kernels with their options. */
    String fingerprint() {
        return source.checksum(Arrays.stream(DType.values())
                .map(variant::options)
                .reduce(session.device().identity(), (all, each) -> all + "\n" + each));
    }

    OpenClSession session() {
        return session;
    }

    Launches launches() {
        return launches;
    }

    /** The kernels for a dtype, built when they are first needed. */
    KernelProgram program(DType dtype) {
        return programs.computeIfAbsent(dtype, missing -> new KernelProgram(session, variant, source, cache, missing));
    }

    void countProducts(int count) {
        products.addAndGet(count);
    }

    /** Forgets a program that is closed; false if it was forgotten before, as when all was released. */
    boolean forget(OpenClProgram program) {
        return compiled.remove(program);
    }

    /** Memory for a column of as many elements as a matrix has rows. */
    Operand column(Operand matrix, List<Storage> scratch) {
        Storage storage = allocate(matrix.dtype(), matrix.rows());
        scratch.add(storage);
        return new Operand(storage, matrix.rows(), 1);
    }
}
