package dev.lockstep.conformance;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Storage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** What a backend's memory holds. */
final class MemoryChecks {
    private static final int STORAGES = 50;

    private final Kernels kernels;

    private MemoryChecks(Kernels kernels) {
        this.kernels = kernels;
    }

    static Stream<Section> sections(Subject subject) {
        MemoryChecks checks = new MemoryChecks(subject.kernels());
        return Stream.of(
                new Section(
                        "memory holds what was written, rounded to the dtype",
                        subject.inEachDtype("memory", "write: to nearest even; read: exactly", checks::holds)),
                new Section(
                        "allocated storages share no memory",
                        subject.inEachDtype("memory", "allocate: memory of its own", checks::isItsOwn)));
    }

    private void holds(Bits bits, DType dtype) {
        double[] written = {
            1.1,
            -0.0,
            Double.NaN,
            Double.MIN_VALUE,
            1e300,
            -1e300,
            0x1.000001p0,
            0x1.000003p0,
            0x1.0000010000001p0,
            0x1p-149,
            0x1p-150,
            0x1.8p-150,
            0x1.ffffffp127,
            0x1.fffffefffffffp127,
            Float.MIN_NORMAL
        };
        double[] expected = Arrays.stream(written).map(dtype::round).toArray();
        Storage storage = kernels.allocate(dtype, 15);
        Require.equal("the storage", List.of(dtype, 15), List.of(storage.dtype(), storage.length()));
        kernels.write(written, storage);
        Arrays.fill(written, 7);
        double[] found = new double[expected.length];
        kernels.read(storage, found);
        double[] part = {7, 7, 7, 7, 7};
        kernels.read(storage, 4, part, 1, 3);
        kernels.write(new double[] {7, 1.1, -0.0, 7}, 1, 2, storage, 6);
        double[] changed = new double[5];
        kernels.read(storage, 4, changed, 0, 5);
        if (dtype == DType.FLOAT32) {
            requireFloats(bits, storage, expected);
        }
        kernels.release(storage);
        bits.requireSame("what was written", 5, expected, found);
        double[] expectedPart = {7, expected[4], expected[5], expected[6], 7};
        bits.requireSame("a part of what was written", 5, expectedPart, part);
        double[] expectedChange = {expected[4], expected[5], expected[0], expected[1], expected[8]};
        bits.requireSame("what was written to a part", 5, expectedChange, changed);
    }

    /** Of a storage whose first elements are known. */
    private void requireFloats(Bits bits, Storage storage, double[] known) {
        float[] found = {7, 7, 7, 7};
        kernels.read(storage, 0, found, 1, 2);
        bits.requireSame("floats", 4, new double[] {7, known[0], known[1], 7}, widened(found));
        kernels.write(new float[] {7, -0.0f, 1.1f, 7}, 1, 2, storage, 0);
        kernels.read(storage, 0, found, 0, 3);
        bits.requireSame("floats", 4, new double[] {-0.0, 1.1f, known[2], 7}, widened(found));
    }

    private static double[] widened(float[] values) {
        double[] widened = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            widened[i] = values[i];
        }
        return widened;
    }

    private void isItsOwn(Bits bits, DType dtype) {
        List<Storage> storages = Stream.generate(() -> kernels.allocate(dtype, 21))
                .limit(STORAGES)
                .toList();
        for (int i = 0; i < STORAGES; i++) {
            kernels.write(filled(i), storages.get(i));
        }
        for (int i = 0; i < STORAGES; i++) {
            double[] found = new double[21];
            kernels.read(storages.get(i), found);
            bits.requireSame("storage " + i, 7, filled(i), found);
        }
        Require.equal("different storages", STORAGES, new HashSet<>(storages).size());
        storages.forEach(kernels::release);
    }

    private static double[] filled(double value) {
        double[] values = new double[21];
        Arrays.fill(values, value);
        return values;
    }
}
