package dev.lockstep.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of {@code several-mistakes.txt}, whose first lines say how it is written, gets all its errors, in the order of the file. */
class SeveralMistakesTest {
    @TempDir
    private static Path folder;

    private record Case(String name, List<String> pieces, List<String> replacements, List<String> errors) {
        @Override
        public String toString() {
            return name;
        }

        String text() {
            String text = name.startsWith("data in a file: ") ? NetworkOfAFile.NETWORK : NetworkFiles.SMALL;
            for (int i = 0; i < pieces.size(); i++) {
                assertThat(text).as(name).containsOnlyOnce(pieces.get(i));
                text = text.replace(pieces.get(i), replacements.get(i));
            }
            return text;
        }
    }

    static Stream<Case> cases() throws IOException {
        String text;
        try (var resource = SeveralMistakesTest.class.getResourceAsStream("several-mistakes.txt")) {
            text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
        return Stream.of(text.strip().split("\n\n")).skip(1).map(SeveralMistakesTest::read);
    }

    private static Case read(String block) {
        Case read = new Case(
                block.lines().findFirst().orElseThrow(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        block.lines().skip(1).forEach(line -> {
            String[] parts = line.substring(2).replace("\\n", "\n").split(" => ", 2);
            if (line.startsWith("- ")) {
                read.pieces.add(parts[0]);
                read.replacements.add(parts[1]);
            } else {
                read.errors.add(line);
            }
        });
        return read;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void getAllTheirErrors(Case wrong) throws IOException {
        Files.writeString(folder.resolve("own.csv"), "x,kind\n0,few\n1,few\n2,many\n3,many\n5,few\n");
        Files.writeString(folder.resolve("wrong.csv"), "a,b,c,kind\n1,tall,,few\ntall,2,NA,\n3,x,5,many\n");
        Files.writeString(folder.resolve("other.csv"), "y,kinds\n1,few\n");
        Files.writeString(folder.resolve("uneven.csv"), "a,b,kind\n1,few\n1,2,few\ntall,3,few\n1,2,3,many\n4,x,many\n");
        Files.writeString(folder.resolve("short.csv"), "x,kind\n1\n2,none\ntall,few\n");
        Files.writeString(folder.resolve("names.csv"), "x,,x,\n1,2,3,4\n");
        Path network = folder.resolve("own.yaml");
        NetworkFileException refusal =
                catchThrowableOfType(NetworkFileException.class, () -> NetworkFileReader.parse(network, wrong.text()));
        assertThat(refusal).isNotNull();
        assertThat(refusal.mistakes())
                .map(line -> line.replace(network + ":", "").replace(folder + "/", ""))
                .containsExactlyElementsOf(wrong.errors());
    }
}
