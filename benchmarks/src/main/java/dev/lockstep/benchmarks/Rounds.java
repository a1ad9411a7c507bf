package dev.lockstep.benchmarks;

import dev.lockstep.api.dtype.DType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Measures one workload in rounds, each when it is told to, so that others can take their turns between.
 *
 * <p>Its arguments are a backend (for products also {@code openblas}), a network or the shape of a product, a dtype, the number of threads, and
 * the epochs of a training. It reads lines from standard input, and answers each by a line of JSON: {@code values} by {@link TimedWork#values}
 * and what computed them, a number by a {@link TimedWork#run round} of so many seconds.
 */
public final class Rounds {
    private Rounds() {}

    public static void main(String[] arguments) throws IOException {
        try (TimedWork workload = workload(arguments)) {
            answer(
                    workload,
                    versions(arguments[0]),
                    new InputStreamReader(System.in, StandardCharsets.UTF_8),
                    System.out);
        }
    }

    static TimedWork workload(String... arguments) {
        String path = arguments[0];
        String work = arguments[1];
        DType dtype = DType.of(arguments[2]);
        int threads = Integer.parseInt(arguments[3]);
        return Product.isShape(work)
                ? TimedProduct.open(path, Product.of(dtype, work), threads)
                : new TimedTraining(path, work, dtype, threads, Integer.parseInt(arguments[4]));
    }

    static String versions(String path) {
        return "JDK " + Runtime.version() + ", " + Providers.describe(path.equals(Multiplier.OPENBLAS) ? "blas" : path);
    }

    static void answer(TimedWork workload, String versions, Reader questions, PrintStream answers) throws IOException {
        BufferedReader lines = new BufferedReader(questions);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals("values")) {
                answers.println(
                        "{\"values\": " + Arrays.toString(workload.values()) + ", \"versions\": \"" + versions + "\"}");
            } else {
                TimedWork.Round round = workload.run(Double.parseDouble(line));
                answers.println("{\"count\": " + round.count() + ", \"seconds\": " + round.seconds() + "}");
            }
            answers.flush();
        }
    }
}
