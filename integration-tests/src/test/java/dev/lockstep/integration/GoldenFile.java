package dev.lockstep.integration;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reads the traces beside the tests. */
final class GoldenFile {
    private GoldenFile() {}

    /** The rows of a trace below its header; what is no number is read as NaN. */
    static List<double[]> read(String name) throws IOException {
        String resource = "/dev/lockstep/golden/" + name + ".csv";
        try (InputStream content = GoldenFile.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new FileNotFoundException(resource);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
            return reader.lines().skip(1).map(GoldenFile::numbers).toList();
        }
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.split(",")).mapToDouble(GoldenFile::number).toArray();
    }

    private static double number(String text) {
        return text.matches("[-+0-9.eE]+") ? Double.parseDouble(text) : Double.NaN;
    }
}
