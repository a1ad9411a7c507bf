package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Program;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.api.spi.UnaryOperation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** The operations on an OpenCL device. Each is launched and not waited for; only reading waits. */
public final class OpenClKernels implements Kernels {
    private final OpenClSession session;
    private final KernelVariant variant;
    private final KernelSource source;
    private final ProgramCache cache;
    private final DeviceMemory memory;
    private final Launches launches;
    private final Map<DType, KernelProgram> programs = new EnumMap<>(DType.class);
    private final Set<OpenClProgram> compiled = ConcurrentHashMap.newKeySet();
    private final LongAdder products = new LongAdder();
    private boolean closed;

    OpenClKernels(
            OpenClDevice device, KernelVariant variant, KernelSource source, ProgramCache cache, long sharedBytes) {
        this.session = new OpenClSession(device);
        this.variant = variant;
        this.source = source;
        this.cache = cache;
        this.memory = new DeviceMemory(session, sharedBytes);
        this.launches = new Launches(variant, device.computeUnits(), memory.sharedBuffer());
    }

    @Override
    public Storage allocate(DType dtype, int rows, int columns) {
        return memory.allocate(dtype, rows, columns);
    }

    @Override
    public void release(Storage storage) {
        memory.release((OpenClStorage) storage);
    }

    @Override
    public void write(double[] values, Storage target) {
        if (target.dtype() == DType.FLOAT64) {
            session.write(values, (OpenClStorage) target);
            return;
        }
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
        }
        session.write(rounded, (OpenClStorage) target);
    }

    @Override
    public void read(Storage source, double[] values) {
        if (source.dtype() == DType.FLOAT64) {
            session.read((OpenClStorage) source, values);
            return;
        }
        float[] narrow = new float[values.length];
        session.read((OpenClStorage) source, narrow);
        for (int i = 0; i < values.length; i++) {
            values[i] = narrow[i];
        }
    }

    @Override
    public void matmul(Storage a, boolean transposeA, Storage b, boolean transposeB, Storage out) {
        run(InstructionEncoder.product(a, transposeA, b, transposeB, out));
        countProducts(1);
    }

    @Override
    public void unary(UnaryOperation operation, Storage a, Storage out) {
        run(InstructionEncoder.unary(operation, a, out));
    }

    @Override
    public void binary(BinaryOperation operation, Storage a, Storage b, Storage out) {
        run(InstructionEncoder.binary(operation, a, b, out));
    }

    @Override
    public void binary(BinaryOperation operation, Storage a, double b, Storage out) {
        run(InstructionEncoder.binary(operation, a, b, out));
    }

    @Override
    public void binary(BinaryOperation operation, double a, Storage b, Storage out) {
        run(InstructionEncoder.binary(operation, a, b, out));
    }

    @Override
    public void rowSums(Storage a, Storage out) {
        run(InstructionEncoder.rowSums(a, out));
    }

    @Override
    public void columnSums(Storage a, Storage out) {
        run(InstructionEncoder.columnSums(a, out));
    }

    @Override
    public void transpose(Storage a, Storage out) {
        run(InstructionEncoder.transposition(a, out));
    }

    @Override
    public void copyRows(Storage source, int sourceRow, Storage target, int targetRow, int rows) {
        if (rows > 0) {
            long bytesOfRow = (long) source.columns() * source.dtype().bytes();
            session.copy(
                    (OpenClStorage) source,
                    sourceRow * bytesOfRow,
                    (OpenClStorage) target,
                    targetRow * bytesOfRow,
                    rows * bytesOfRow);
        }
    }

    @Override
    public void subtractScaled(Storage p, double rate, Storage g) {
        run(InstructionEncoder.subtractScaled(p, rate, g));
    }

    @Override
    public void subtractScaled(Storage p, Storage rate, Storage g) {
        run(InstructionEncoder.subtractScaled(p, rate, g));
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
        return Map.of("opencl", products::sum);
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
        StringBuilder others = new StringBuilder(session.device().identity());
        for (DType dtype : DType.values()) {
            others.append('\n').append(variant.options(dtype));
        }
        return source.checksum(others.toString());
    }

    OpenClSession session() {
        return session;
    }

    Launches launches() {
        return launches;
    }

    /** The kernels for a dtype, built when they are first needed. */
    synchronized KernelProgram program(DType dtype) {
        return programs.computeIfAbsent(dtype, missing -> new KernelProgram(session, variant, source, cache, missing));
    }

    void countProducts(int count) {
        products.add(count);
    }

    /** Forgets a program that is closed; false if it was forgotten before, as when all was released. */
    boolean forget(OpenClProgram program) {
        return compiled.remove(program);
    }

    private void run(EncodedInstruction instruction) {
        program(instruction.dtype()).run(launches.single(instruction));
    }
}
