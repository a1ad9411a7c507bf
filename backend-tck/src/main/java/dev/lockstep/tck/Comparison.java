package dev.lockstep.tck;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.numerics.reference.ReferenceKernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes a call on a backend's kernels and on the oracle's, and requires the same bits of every matrix afterwards. */
final class Comparison {
    private static final Kernels ORACLE = new ReferenceKernels();

    private final Kernels kernels;
    private final DType dtype;

    Comparison(Kernels kernels, DType dtype) {
        this.kernels = kernels;
        this.dtype = dtype;
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
        List<double[]> expected = results(ORACLE, initial, call, operands);
        List<double[]> found = results(kernels, initial, call, operands);
        String of = what + " into " + initial + " " + dtype.label() + " of "
                + (operands.length > 2 ? operands.length + " operands" : Arrays.toString(operands));
        Bits.requireSame(of, initial.columns(), expected.get(0), found.get(0));
        for (int i = 0; i < operands.length; i++) {
            Bits.requireSame(
                    of + ", operand " + i + " afterwards",
                    operands[i].columns(),
                    expected.get(i + 1),
                    found.get(i + 1));
        }
    }

    private List<double[]> results(Kernels on, Operand initial, Call call, Operand... operands) {
        Storage out = initial.on(on, dtype);
        List<Storage> given =
                Arrays.stream(operands).map(operand -> operand.on(on, dtype)).toList();
        List<Storage> all = new ArrayList<>(given);
        all.add(0, out);
        call.on(on, out, given);
        List<double[]> results = all.stream().map(storage -> read(on, storage)).toList();
        all.forEach(on::release);
        return results;
    }

    private static double[] read(Kernels on, Storage storage) {
        double[] elements = new double[storage.length()];
        on.read(storage, elements);
        return elements;
    }
}
