package dev.lockstep.nn.random;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.DoubleStream;

/** Numbers drawn by the other libraries, each with its seed and its index in the stream, and this project's beside them. */
final class ReferenceStreams {
    private ReferenceStreams() {}

    record Pair(long seed, int index, double theirs, double ours) {}

    /** Every reference number of a resource {@code seed,index,value} with the normal number at the same place of our stream. */
    static List<Pair> normals(String resource, LongFunction<RandomStream> streams) throws IOException {
        Map<Long, double[]> drawn = new LinkedHashMap<>();
        List<Pair> pairs = new ArrayList<>();
        for (String[] fields : rows(resource)) {
            long seed = Long.parseLong(fields[0]);
            int index = Integer.parseInt(fields[1]);
            double[] ours = drawn.computeIfAbsent(seed, s -> oneByOne(streams.apply(s)));
            pairs.add(new Pair(seed, index, Double.parseDouble(fields[2]), ours[index]));
        }
        return pairs;
    }

    /** Every reference number of a resource {@code seed,count,index,value} with that of the first table of so many of our stream. */
    static List<Pair> tables(String resource, LongFunction<RandomStream> streams) throws IOException {
        List<Pair> pairs = new ArrayList<>();
        for (String[] fields : rows(resource)) {
            long seed = Long.parseLong(fields[0]);
            double[] ours = streams.apply(seed).normals(Integer.parseInt(fields[1]));
            int index = Integer.parseInt(fields[2]);
            pairs.add(new Pair(seed, index, Double.parseDouble(fields[3]), ours[index]));
        }
        return pairs;
    }

    private static double[] oneByOne(RandomStream stream) {
        return DoubleStream.generate(stream::normal).limit(100_000).toArray();
    }

    private static List<String[]> rows(String resource) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                ReferenceStreams.class.getResourceAsStream(resource), StandardCharsets.US_ASCII))) {
            return reader.lines().skip(1).map(line -> line.split(",")).toList();
        }
    }

    /** A polynomial of the bits of the first 10000 uniform numbers. */
    static long uniformsHash(RandomStream stream) {
        long hash = 0;
        for (double number : stream.uniforms(10_000)) {
            hash = hash * 31 + Double.doubleToRawLongBits(number);
        }
        return hash;
    }
}
