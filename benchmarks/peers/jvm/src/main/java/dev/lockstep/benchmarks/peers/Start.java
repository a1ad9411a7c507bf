package dev.lockstep.benchmarks.peers;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Samples, targets and start parameters.
 *
 * @param weights of each layer, with a row for each of its inputs
 * @param biases of each layer, in one row
 */
record Start(double[][] samples, double[][] targets, List<double[][]> weights, List<double[][]> biases) {
    /** Reads samples, targets, and of each layer weights and biases; each as rows, columns, and elements as float64, highest byte first. */
    static Start read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            int layers = in.readInt();
            double[][] samples = table(in);
            double[][] targets = table(in);
            List<double[][]> weights = new ArrayList<>();
            List<double[][]> biases = new ArrayList<>();
            for (int layer = 0; layer < layers; layer++) {
                weights.add(table(in));
                biases.add(table(in));
            }
            return new Start(samples, targets, weights, biases);
        }
    }

    int batches(int batch) {
        return (samples.length - 1) / batch + 1;
    }

    private static double[][] table(DataInputStream in) throws IOException {
        double[][] table = new double[in.readInt()][in.readInt()];
        for (double[] row : table) {
            for (int i = 0; i < row.length; i++) {
                row[i] = in.readDouble();
            }
        }
        return table;
    }
}
