package dev.lockstep.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each wrong file of {@code malformed-files.txt} gets its exact error; files changed at random never get anything but an error line. */
class MalformedFilesTest {
    static List<Arguments> cases() throws IOException {
        String text;
        try (var resource = MalformedFilesTest.class.getResourceAsStream("malformed-files.txt")) {
            text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
        String[] lines = text.substring(text.indexOf("\n\n") + 2).split("\n", -1);
        List<Arguments> cases = new ArrayList<>();
        for (int i = 0; i + 2 < lines.length; i += 4) {
            String piece = lines[i].replace("\\n", "\n");
            String replacement = lines[i + 1].replace("\\n", "\n");
            cases.add(Arguments.of(piece, replacement, lines[i + 2].replace("\\n", "\n")));
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void getsItsError(String piece, String replacement, String error) {
        assertThat(NetworkFiles.SMALL).containsOnlyOnce(piece);
        assertThatThrownBy(() -> NetworkFiles.parse(NetworkFiles.SMALL.replace(piece, replacement)))
                .isInstanceOf(NetworkFileException.class)
                .hasMessage(error);
    }

    @ParameterizedTest
    @MethodSource("dev.lockstep.models.network.BuiltInNetworksTest#names")
    void randomChangesGetOneLineOrAreHarmless(String name) throws IOException {
        byte[] original;
        try (var resource = NetworkCatalog.class.getResourceAsStream("/dev/lockstep/networks/" + name + ".yaml")) {
            original = resource.readAllBytes();
        }
        byte[] alphabet =
                "[]{}:,-#&*!|>'\"%@`\n\t \\0123456789.eEnormal\u0000\u007f\u0085é".getBytes(StandardCharsets.UTF_8);
        Random random = new Random(name.hashCode());
        int refused = 0;
        for (int trial = 0; trial < 500; trial++) {
            byte[] changed = original.clone();
            for (int change = 0; change <= trial % 3; change++) {
                changed[random.nextInt(changed.length)] = alphabet[random.nextInt(alphabet.length)];
            }
            int length = trial % 5 == 0 ? random.nextInt(changed.length) : changed.length;
            try {
                NetworkFiles.parse(Arrays.copyOf(changed, length));
            } catch (NetworkFileException e) {
                refused++;
                assertThat(e.mistakes())
                        .hasSizeBetween(1, Mistakes.MOST + 1)
                        .doesNotHaveDuplicates()
                        .allSatisfy(line -> assertThat(line)
                                .startsWith("small.yaml:")
                                .hasSizeBetween(20, 400)
                                .doesNotContain("\n"));
                assertThat(e).hasMessage(String.join("\n", e.mistakes()));
            }
        }
        assertThat(refused).isGreaterThan(100);
    }
}
