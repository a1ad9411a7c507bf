package dev.lockstep.conformance;

import dev.lockstep.api.DType;
import dev.lockstep.api.op.Concatenation;
import dev.lockstep.api.op.Copy;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Gather;
import dev.lockstep.api.op.Operation;
import dev.lockstep.api.op.Product;
import dev.lockstep.api.op.RandomUniform;
import dev.lockstep.api.op.Reduction;
import dev.lockstep.api.op.ScatterAdd;
import dev.lockstep.api.spi.Availability;
import dev.lockstep.api.spi.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.numerics.reference.ReferenceKernels;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A backend with a mistake, by the name of one that is registered. */
record MistakenProvider(Supplier<Kernels> kernels) implements BackendProvider {
    /** A backend that is right but for one mistake. */
    static BackendProvider of(Mistake mistake) {
        return new MistakenProvider(() -> new Mistaken(mistake, new ReferenceKernels()));
    }

    @Override
    public String name() {
        return "oracle";
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public Availability probe(BackendOptions options) {
        return new Availability.Available("with a mistake", EnumSet.allOf(DType.class), Map.of());
    }

    @Override
    public Kernels open(BackendOptions options) {
        return kernels.get();
    }

    private record Mistaken(Mistake mistake, Kernels right) implements Kernels {
        @Override
        public Storage allocate(DType dtype, int length) {
            return right.allocate(dtype, length);
        }

        @Override
        public void release(Storage storage) {
            right.release(storage);
        }

        @Override
        public void write(double[] values, Storage target) {
            right.write(values, target);
        }

        @Override
        public void read(Storage source, double[] values) {
            right.read(source, values);
        }

        @Override
        public void product(Product operation, Operand a, Operand b, Operand out) {
            execute(operation, List.of(a, b), out);
        }

        @Override
        public void elementwise(Elementwise operation, List<Operand> operands, Operand out) {
            execute(operation, operands, out);
        }

        @Override
        public void reduction(Reduction operation, Operand a, Operand out) {
            execute(operation, List.of(a), out);
        }

        @Override
        public void copy(Copy operation, Operand source, Operand out) {
            execute(operation, List.of(source), out);
        }

        @Override
        public void concatenation(Concatenation operation, List<Operand> operands, Operand out) {
            execute(operation, operands, out);
        }

        @Override
        public void gather(Operand source, Operand indices, Operand out) {
            execute(new Gather(), List.of(source, indices), out);
        }

        @Override
        public void scatterAdd(Operand source, Operand indices, Operand out) {
            execute(new ScatterAdd(out.rows()), List.of(source, indices), out);
        }

        @Override
        public void randomUniform(RandomUniform operation, Operand position, Operand out) {
            execute(operation, List.of(position), out);
        }

        @Override
        public void close() {
            right.close();
        }

        private void execute(Operation operation, List<Operand> operands, Operand out) {
            mistake.execute(new Instruction(operation, operands, out), right);
        }
    }
}
