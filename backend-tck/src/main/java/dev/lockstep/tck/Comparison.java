package dev.lockstep.tck;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.numerics.reference.ReferenceKernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** Makes a call on a backend's kernels and on the oracle's, and requires the same bits of every matrix afterwards. */
final class Comparison {
    private static final Kernels ORACLE = new ReferenceKernels();

    private final Kernels kernels;
    private final DType dtype;
    private final Bits bits;

    Comparison(Kernels kernels, DType dtype, Bits bits) {
        this.kernels = kernels;
        this.dtype = dtype;
        this.bits = bits;
    }

    DType dtype() {
        return dtype;
    }

    /** A call of one kernel, or several. */
    interface Call {
        void on(Kernels kernels, Storage out, List<Storage> operands);
    }

    /** Requires the same output, whatever it held before, and untouched operands. */
    void same(String what, int rows, int columns, Call call, Operand... operands) {
        sameUpdate(what, Operand.garbage(rows, columns), call, operands);
    }

    /** Requires the same update of what the output held before, and untouched operands. */
    void sameUpdate(String what, Operand initial, Call call, Operand... operands) {
        sameUpdate(what, initial, call, i -> "operand " + i + " afterwards", operands);
    }

    /** The same of a call that writes to operands too; says what each is. */
    void sameUpdate(String what, Operand initial, Call call, IntFunction<String> names, Operand... operands) {
        List<double[]> expected = results(ORACLE, initial, call, operands);
        List<double[]> found = results(kernels, initial, call, operands);
        String of = what + " into " + initial + " " + dtype.label() + " of "
                + (operands.length > 2 ? operands.length + " operands" : Arrays.toString(operands));
        bits.requireSame(of, initial.columns(), expected.get(0), found.get(0));
        for (int i = 0; i < operands.length; i++) {
            bits.requireSame(of + ", " + names.apply(i), operands[i].columns(), expected.get(i + 1), found.get(i + 1));
        }
    }

    private List<double[]> results(Kernels on, Operand initial, Call call, Operand... operands) {
        List<Storage> all = new ArrayList<>();
        try {
            all.add(initial.on(on, dtype));
            for (Operand operand : operands) {
                all.add(operand.on(on, dtype));
            }
            call.on(on, all.get(0), all.subList(1, all.size()));
            return all.stream().map(storage -> read(on, storage)).toList();
        } finally {
            all.forEach(on::release);
        }
    }

    private static double[] read(Kernels on, Storage storage) {
        double[] elements = new double[storage.length()];
        on.read(storage, elements);
        return elements;
    }
}
