package dev.lockstep.nn.random;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The 256 layers under the normal density that NumPy's {@code Generator} draws from, read from a resource. */
final class Ziggurat {
    /** Where the tail of the lowest layer begins. */
    static final double TAIL = 3.6541528853610087963519472518;

    /** 1 / {@link #TAIL}, as NumPy writes it. */
    static final double INVERSE_OF_TAIL = 0.27366123732975827203338247596;

    private static final int LAYERS = 256;
    private static final int COLUMNS = 3;
    private static final long[] LIMITS = new long[LAYERS];
    private static final double[] WIDTHS = new double[LAYERS];
    private static final double[] HEIGHTS = new double[LAYERS];

    static {
        List<String[]> rows = rows();
        for (int i = 0; i < LAYERS; i++) {
            String[] row = rows.get(i);
            LIMITS[i] = Long.parseLong(row[0], 16);
            WIDTHS[i] = Double.parseDouble(row[1]);
            HEIGHTS[i] = Double.parseDouble(row[2]);
        }
    }

    private Ziggurat() {}

    /** Below it a number of 52 bits lies inside the density for certain. */
    static long limit(int layer) {
        return LIMITS[layer];
    }

    /** What a number of 52 bits is multiplied by. */
    static double width(int layer) {
        return WIDTHS[layer];
    }

    /** The density at the layer's edge. */
    static double height(int layer) {
        return HEIGHTS[layer];
    }

    private static List<String[]> rows() {
        try (InputStream resource = Ziggurat.class.getResourceAsStream("ziggurat.txt")) {
            return new String(resource.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", COLUMNS))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
