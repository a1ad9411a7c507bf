package dev.lockstep.nn.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Against numbers drawn by NumPy's default_rng and Python's random, which make-generators.py beside the data prints. */
class GeneratorsTest {
    static Stream<String> uniforms() throws IOException {
        return lines(" uniform ");
    }

    static Stream<String> normalsOfNumpy() throws IOException {
        return lines("numpy-default-rng normal ");
    }

    static Stream<String> normalsOfPython() throws IOException {
        return lines("python normal ");
    }

    @ParameterizedTest
    @MethodSource("uniforms")
    void uniformNumbersHaveTheirBits(String line) {
        double[] theirs = numbers(line);
        assertThat(stream(line).uniforms(theirs.length)).containsExactly(theirs);
    }

    /** But in the tail, whose logarithm NumPy takes from the C library. */
    @ParameterizedTest
    @MethodSource("normalsOfNumpy")
    void normalNumbersHaveNumpysBits(String line) {
        double[] theirs = numbers(line);
        double[] ours = stream(line).normals(theirs.length);
        for (int i = 0; i < theirs.length; i++) {
            boolean inTail = Math.abs(theirs[i]) > Ziggurat.TAIL;
            assertThat(Math.abs(ours[i] - theirs[i])).isLessThanOrEqualTo(inTail ? Math.ulp(theirs[i]) : 0);
        }
    }

    /** Not their bits: Python takes all functions from the C library, whose last bit differs from the contract's for some arguments. */
    @ParameterizedTest
    @MethodSource("normalsOfPython")
    void normalNumbersAreWithinTwoUnitsInTheLastPlaceOfPythons(String line) {
        double[] theirs = numbers(line);
        double[] ours = stream(line).normals(theirs.length);
        for (int i = 0; i < theirs.length; i++) {
            assertThat(Math.abs(ours[i] - theirs[i])).isLessThanOrEqualTo(2 * Math.ulp(theirs[i]));
        }
    }

    @Test
    void tablesOfTheCounterAreTheStreamsOfTheContract() {
        CounterRandom random = new CounterRandom(0xFFFF_0001L);
        try (Backend backend = Backends.onClassPath().open()) {
            for (int table = 0; table < 3; table++) {
                assertThat(random.uniforms(15))
                        .containsExactly(backend.matrix(new double[][] {{0, 0}})
                                .randomUniform(3, 5, 0xFFFF_0001L, table)
                                .toArray());
            }
        }
    }

    @Test
    void normalNumbersOfTheCounterAreNormal() {
        double[] numbers = new CounterRandom(5).normals(100_001);
        double mean = Arrays.stream(numbers).average().orElseThrow();
        double variance = Arrays.stream(numbers).map(x -> x * x).average().orElseThrow();
        assertThat(Math.abs(mean)).isLessThan(0.01);
        assertThat(Math.abs(variance - 1)).isLessThan(0.02);
    }

    @ParameterizedTest
    @EnumSource
    void seedsOfMoreThanThirtyTwoBitsAreRefused(Generator generator) {
        assertThatThrownBy(() -> generator.stream(4294967296L))
                .isInstanceOf(LockstepException.class)
                .hasMessage("the seed must be a whole number from 0 to 4294967295, not 4294967296");
    }

    private static Stream<String> lines(String kind) throws IOException {
        try (var resource = GeneratorsTest.class.getResourceAsStream("generators.txt")) {
            return new String(resource.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> line.contains(kind) && !line.startsWith("#"));
        }
    }

    private static RandomStream stream(String line) {
        String[] words = line.split(" ");
        return Arrays.stream(Generator.values())
                .filter(generator -> generator.label().equals(words[0]))
                .findFirst()
                .orElseThrow()
                .stream(Long.parseLong(words[2]));
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.split(" "))
                .skip(3)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
