package dev.lockstep.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

/** All mistakes of a file are told at once, and none that only follows from another. */
class MistakesTest {
    private static final String MANY = """
            name: Many Mistakes
            random: {generator: numpi, seed: 5}
            data:
              inputs: [[0, 1], [x, 3]]
              targets: [[0], [one]]
            layers:
              - dense: {units: 0, activation: tang, weights: normall, bias: none, size: 3}
              - dropuot: {rate: 0.5}
              - dense: {units: 3, weights: {normal: {scale: -1}}, bias: zeros}
              - dense: {units: 1, activation: sigmoid, weights: [[1], [2]], bias: false}
            loss: {report: {mean: squared}, follow: {mid: squared-error}}
            optimizer: {adam: {beta1: 2, beta2: -1, epsilonn: 3}}
            training: {epochs: none, batch: 0, shuffle: perhaps, clip: {norm: 0}, schedule: {step: {factor: 0}}}
            """;

    @Test
    void allAreToldInTheOrderOfTheFile() {
        assertThat(mistakes(MANY))
                .map(line -> line.replaceFirst(" accepted: .*", ""))
                .containsExactly("""
                small.yaml:1:1: a network file needs the key 'title'
                small.yaml:1:7: 'name' must be lower-case words and digits with hyphens, at most 40 characters, not 'Many Mistakes'
                small.yaml:2:21: unknown generator 'numpi': did you mean 'numpy'?
                small.yaml:4:21: an element of inputs must be a number, not 'x'
                small.yaml:5:19: an element of targets must be a number, not 'one'
                small.yaml:7:20: 'units' must be a whole number from 1 to 2147483647, not '0'
                small.yaml:7:35: unknown activation 'tang': did you mean 'tanh'?
                small.yaml:7:50: unknown source of weights 'normall': did you mean 'normal'?
                small.yaml:7:65: unknown source of bias 'none':
                small.yaml:7:71: unknown key 'size' in 'dense':
                small.yaml:8:5: unknown layer 'dropuot': did you mean 'dropout'?
                small.yaml:9:49: 'scale' must be above 0, not '-1'
                small.yaml:10:53: weights must be 3 x 1, a row for each input and a column for each unit, not 2 x 1
                small.yaml:11:23: unknown loss function 'squared': did you mean 'squared-error'?
                small.yaml:11:42: unknown reduction of a loss 'mid':
                small.yaml:12:19: 'adam' needs the key 'learning-rate'
                small.yaml:12:27: 'beta1' must be from 0 to below 1, not '2'
                small.yaml:12:37: 'beta2' must be from 0 to below 1, not '-1'
                small.yaml:12:41: unknown key 'epsilonn' in 'adam': did you mean 'epsilon'?
                small.yaml:13:20: 'epochs' must be a whole number from 1 to 2147483647, not 'none'
                small.yaml: and 5 more mistakes
                """.strip().split("\n"));
    }

    /** Two mistakes in lines of their own, of files that are wrong in one place, together bring no third. */
    @Test
    void noneFollowsFromAnother() throws Exception {
        List<Single> singles = new ArrayList<>();
        for (Arguments given : MalformedFilesTest.cases()) {
            Object[] parts = given.get();
            Single single = new Single((String) parts[0], (String) parts[1], List.of(((String) parts[2]).split("\n")));
            if (single.keepsLines() && single.isToldWhereItIs()) {
                singles.add(single);
            }
        }
        int pairs = 0;
        for (Single first : singles) {
            for (Single second : singles) {
                Optional<String> both = first.with(second);
                if (both.isPresent()) {
                    pairs++;
                    List<String> either = new ArrayList<>(first.errors());
                    either.addAll(second.errors());
                    assertThat(either).as("%s%n%s", first, second).containsAll(mistakes(both.get()));
                }
            }
        }
        assertThat(pairs).isGreaterThan(1000);
    }

    private static List<String> mistakes(String text) {
        NetworkFileException refusal = catchThrowableOfType(NetworkFileException.class, () -> NetworkFiles.parse(text));
        return refusal.mistakes();
    }

    private record Single(String piece, String replacement, List<String> errors) {
        /** Whether its lines alone are wrong, not how they fit to others. */
        boolean isToldWhereItIs() {
            long line = NetworkFiles.SMALL
                            .substring(0, NetworkFiles.SMALL.indexOf(piece))
                            .chars()
                            .filter(c -> c == '\n')
                            .count()
                    + 1;
            if (errors.get(0).contains(" x ") || errors.get(0).matches(".*(needs the activation|an epoch of).*")) {
                return false;
            }
            long last = line + piece.lines().count() - 1;
            return errors.stream()
                    .mapToLong(error -> Long.parseLong(error.split(":")[1]))
                    .allMatch(told -> line <= told && told <= last);
        }

        boolean keepsLines() {
            return piece.lines().count() == replacement.lines().count()
                    && piece.endsWith("\n") == replacement.endsWith("\n");
        }

        /** The small file with both, if they are in lines of their own. */
        Optional<String> with(Single other) {
            String small = NetworkFiles.SMALL;
            int first = small.indexOf(piece);
            int second = small.indexOf(other.piece);
            if (first + piece.length() > second
                    || !small.substring(first + piece.length(), second).contains("\n")) {
                return Optional.empty();
            }
            return Optional.of(small.substring(0, first)
                    + replacement
                    + small.substring(first + piece.length(), second)
                    + other.replacement
                    + small.substring(second + other.piece.length()));
        }
    }
}
