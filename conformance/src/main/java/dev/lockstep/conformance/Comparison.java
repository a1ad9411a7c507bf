package dev.lockstep.conformance;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Operation;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
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
        void on(Kernels kernels, Operand out, List<Operand> operands);
    }

    /** Requires the same result of an operation, whatever its memory held before, and untouched operands. */
    void same(Operation operation, int rows, int columns, GivenMatrix... operands) {
        sameUpdate(operation, GivenMatrix.garbage(rows, columns), operands);
    }

    /** Requires the same update of what the result held before, and untouched operands. */
    void sameUpdate(Operation operation, GivenMatrix initial, GivenMatrix... operands) {
        sameUpdate(
                operation.description(),
                initial,
                (on, out, given) -> new Instruction(operation, given, out).execute(on),
                operands);
    }

    /** Requires the same result where it is itself the operand of a place, counted from 0. */
    void sameInPlace(Operation operation, int place, GivenMatrix initial, GivenMatrix... others) {
        sameUpdate(
                operation.description() + " in place of operand " + place,
                initial,
                (on, out, given) -> {
                    List<Operand> operands = new ArrayList<>(given);
                    operands.add(place, out);
                    new Instruction(operation, operands, out).execute(on);
                },
                others);
    }

    /** Requires the same update of what the output held before, and untouched operands. */
    void sameUpdate(String what, GivenMatrix initial, Call call, GivenMatrix... operands) {
        sameUpdate(what, initial, call, i -> "operand " + i + " afterwards", operands);
    }

    /** The same of a call that writes to operands too; says what each is. */
    void sameUpdate(String what, GivenMatrix initial, Call call, IntFunction<String> names, GivenMatrix... operands) {
        List<double[]> expected = results(ORACLE, initial, call, operands);
        List<double[]> found = results(kernels, initial, call, operands);
        String of = what + " into " + initial + " " + dtype.label() + " of "
                + (operands.length > 2 ? operands.length + " operands" : Arrays.toString(operands));
        bits.requireSame(of, initial.columns(), expected.get(0), found.get(0));
        for (int i = 0; i < operands.length; i++) {
            bits.requireSame(of + ", " + names.apply(i), operands[i].columns(), expected.get(i + 1), found.get(i + 1));
        }
    }

    private List<double[]> results(Kernels on, GivenMatrix initial, Call call, GivenMatrix... operands) {
        List<Operand> all = new ArrayList<>();
        try {
            all.add(initial.on(on, dtype));
            for (GivenMatrix operand : operands) {
                all.add(operand.on(on, dtype));
            }
            call.on(on, all.get(0), all.subList(1, all.size()));
            return all.stream().map(operand -> read(on, operand)).toList();
        } finally {
            all.forEach(operand -> on.release(operand.storage()));
        }
    }

    private static double[] read(Kernels on, Operand operand) {
        double[] elements = new double[operand.storage().length()];
        on.read(operand.storage(), elements);
        return elements;
    }
}
