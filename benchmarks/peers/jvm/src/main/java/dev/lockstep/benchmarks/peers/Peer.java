package dev.lockstep.benchmarks.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Measures the training of a network with ReLU by another library in rounds, each when it is told to, as {@code peer.py} does for those of
 * Python.
 *
 * <p>Its arguments are {@code DL4J} or {@code DJL}, a file that {@link Start} reads, {@code float64} or {@code float32}, the epochs of a
 * training, the samples in a batch, {@code sgd} or {@code adam}, the rate, and Adam's epsilon.
 */
public final class Peer {
    private Peer() {}

    public static void main(String[] arguments) throws IOException {
        Start start = Start.read(Path.of(arguments[1]));
        Task task = new Task(
                start,
                arguments[2].equals("float64"),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]),
                arguments[5].equals("adam"),
                Double.parseDouble(arguments[6]),
                Double.parseDouble(arguments[7]));
        // What a library prints of itself is no answer.
        PrintStream answers = System.out;
        System.setOut(System.err);
        try (Library library = switch (arguments[0]) {
            case "DL4J" -> new Dl4jLibrary(task);
            case "DJL" -> new DjlLibrary(task);
            default -> throw new IllegalArgumentException(arguments[0]);
        }) {
            answer(library, task, answers);
        }
    }

    private static void answer(Library library, Task task, PrintStream answers) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals("values")) {
                double[] losses = library.prepare().run();
                answers.println("{\"values\": " + Arrays.toString(epochLosses(losses, task.epochs()))
                        + ", \"versions\": \"" + library.versions() + ", JDK " + Runtime.version() + "\"}");
            } else {
                answers.println(round(library, Double.parseDouble(line)));
            }
            answers.flush();
        }
    }

    /** Trains again and again; making data and start values is not timed. */
    private static String round(Library library, double seconds) {
        long steps = 0;
        long elapsed = 0;
        while (elapsed < seconds * 1e9) {
            Library.Run run = library.prepare();
            long begin = System.nanoTime();
            double[] losses = run.run();
            elapsed += System.nanoTime() - begin;
            steps += losses.length;
        }
        return "{\"count\": " + steps + ", \"seconds\": " + elapsed * 1e-9 + "}";
    }

    /** Of the losses of equal batches, the mean in each epoch. */
    private static double[] epochLosses(double[] losses, int epochs) {
        int batches = losses.length / epochs;
        double[] means = new double[epochs];
        for (int epoch = 0; epoch < epochs; epoch++) {
            means[epoch] = Arrays.stream(losses, epoch * batches, (epoch + 1) * batches)
                    .average()
                    .orElseThrow();
        }
        return means;
    }
}
