package dev.lockstep.distributed.run;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Operation;
import dev.lockstep.api.opening.Availability;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.InstructionKernels;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.backend.java.JavaBackendProvider;
import java.util.EnumSet;
import java.util.Map;

/** A backend that computes as java, but that once a bit of one number is flipped: of the nth result of an operation. */
public final class FlippingProvider implements BackendProvider {
    static final String OPERATION = "operation";
    static final String NTH = "nth";
    static final String BIT = "bit";

    @Override
    public String name() {
        return "flipping";
    }

    @Override
    public int priority() {
        return -1;
    }

    @Override
    public Availability probe(BackendOptions options) {
        return new Availability.Available("any", EnumSet.allOf(DType.class), Map.of());
    }

    @Override
    public Kernels open(BackendOptions options) {
        return new Flipping(
                new JavaBackendProvider().open(BackendOptions.ofThreads(1)),
                options.setting(OPERATION).orElseThrow(),
                Integer.parseInt(options.setting(NTH).orElseThrow()),
                Integer.parseInt(options.setting(BIT).orElseThrow()));
    }

    private static final class Flipping implements InstructionKernels {
        private final Kernels right;
        private final String operation;
        private final int bit;
        private int left;

        Flipping(Kernels right, String operation, int nth, int bit) {
            this.right = right;
            this.operation = operation;
            this.left = nth;
            this.bit = bit;
        }

        @Override
        public void compute(Instruction instruction) {
            instruction.execute(right);
            Operation computed = instruction.operation();
            if (computed.label().equals(operation)) {
                left--;
                if (left == 0) {
                    flip(instruction.out());
                }
            }
        }

        private void flip(Operand result) {
            Storage storage = result.storage();
            double[] values = new double[storage.length()];
            right.read(storage, values);
            int place = result.length() / 2;
            values[place] = Double.longBitsToDouble(Double.doubleToLongBits(values[place]) ^ 1L << bit);
            right.write(values, storage);
        }

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
        public void close() {
            right.close();
        }
    }
}
