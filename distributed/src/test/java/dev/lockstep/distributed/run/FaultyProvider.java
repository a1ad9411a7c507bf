package dev.lockstep.distributed.run;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Operation;
import dev.lockstep.api.opening.Availability;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.api.spi.ForwardingKernels;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.backend.java.JavaBackendProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;

/** A backend that computes as java, but that once something goes wrong, with the nth result of an operation: a bit of one number is flipped, or it never comes. */
public final class FaultyProvider implements BackendProvider {
    public static final String NAME = "faulty";

    private static final String OPERATION = "operation";
    private static final String NTH = "nth";
    private static final String BIT = "bit";
    private static final String MARK = "mark";

    /** Flips a bit of a number in the middle of the result. */
    public static BackendOptions flipping(String operation, int nth, int bit) {
        return wrong(operation, nth).with(BIT, Integer.toString(bit));
    }

    /** Hangs until its thread is interrupted. */
    public static BackendOptions hanging(String operation, int nth) {
        return wrong(operation, nth);
    }

    /** The same, for the first of several that are opened: the one that finds the file, and deletes it. */
    public static BackendOptions once(BackendOptions options, Path mark) {
        return options.with(MARK, mark.toString());
    }

    private static BackendOptions wrong(String operation, int nth) {
        return BackendOptions.ofThreads(1).with(OPERATION, operation).with(NTH, Integer.toString(nth));
    }

    @Override
    public String name() {
        return NAME;
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
        Kernels right = new JavaBackendProvider().open(BackendOptions.ofThreads(1));
        return options.setting(MARK).map(FaultyProvider::isThere).orElse(true) ? new Faulty(right, options) : right;
    }

    private static boolean isThere(String mark) {
        try {
            return Files.deleteIfExists(Path.of(mark));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class Faulty extends ForwardingKernels {
        private final String operation;
        private final Optional<Integer> bit;
        private int left;

        Faulty(Kernels right, BackendOptions options) {
            super(right);
            this.operation = options.setting(OPERATION).orElseThrow();
            this.left = Integer.parseInt(options.setting(NTH).orElseThrow());
            this.bit = options.setting(BIT).map(Integer::valueOf);
        }

        @Override
        public void compute(Instruction instruction) {
            super.compute(instruction);
            Operation computed = instruction.operation();
            if (computed.label().equals(operation)) {
                left--;
                if (left == 0) {
                    bit.ifPresentOrElse(which -> flip(instruction.out(), which), Faulty::hang);
                }
            }
        }

        private static void hang() {
            RunWatch.pause(Duration.ofMinutes(10).toMillis());
        }

        private void flip(Operand result, int which) {
            Storage storage = result.storage();
            double[] values = new double[storage.length()];
            read(storage, values);
            int place = result.length() / 2;
            values[place] = Double.longBitsToDouble(Double.doubleToLongBits(values[place]) ^ 1L << which);
            write(values, storage);
        }
    }
}
