package dev.lockstep.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.data.Cursor;
import dev.lockstep.data.DataException;
import dev.lockstep.data.DataSource;
import dev.lockstep.data.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {
    @TempDir
    private static Path folder;

    private static final String SMALL = "a,b\r\n1,\"x, y\"\r\n2,\"say \"\"z\"\"\"\r\n";

    @Test
    void readsQuotedFieldsAndEveryEndOfLine() {
        Table table = parse(SMALL);
        assertThat(table.columns()).containsExactly("a", "b");
        assertThat(table.rows()).containsExactly(List.of("1", "x, y"), List.of("2", "say \"z\""));
        assertThat(table.lines()).containsExactly(2L, 3L);
        assertThat(parse(SMALL.replace("\r\n", "\n")).rows()).isEqualTo(table.rows());
        assertThat(parse(SMALL.replace("\r\n", "\r")).rows()).isEqualTo(table.rows());
        assertThat(parse("\uFEFF" + SMALL).columns()).isEqualTo(table.columns());
        assertThat(parse("a\n1\n\n3\n").rows()).containsExactly(List.of("1"), List.of(""), List.of("3"));
        assertThat(parse("a,b\n\n1,\"x\ny\"\n\n2,z\n").lines()).containsExactly(3L, 6L);
    }

    @Test
    void readsTensOfThousandsOfColumns() {
        int columns = 40_000;
        String names = IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        Table table = parse(names + "\n" + "1,".repeat(columns - 1) + "2\n");
        assertThat(table.columns()).hasSize(columns);
        assertThat(table.rows().get(0).get(columns - 1)).isEqualTo("2");
    }

    @Test
    void readsPackedFilesOtherDelimitersAndFilesWithoutHeader() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(SMALL.getBytes(StandardCharsets.UTF_8));
        }
        Table table = new CsvFile().parse("f.csv.gz", packed.toByteArray());
        assertThat(table.rows()).isEqualTo(parse(SMALL).rows());
        assertThat(table.sha256()).hasSize(64).isNotEqualTo(parse(SMALL).sha256());
        Table other = new CsvFile(';', false).parse("f.csv", "1;2\n3;4".getBytes(StandardCharsets.UTF_8));
        assertThat(other.columns()).containsExactly("1", "2");
        assertThat(other.rows()).hasSize(2);
        byte[] bytes = packed.toByteArray();
        for (int length = 2; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> new CsvFile().parse("f.csv.gz", cut))
                    .isInstanceOf(DataException.class)
                    .hasMessage("f.csv.gz is damaged: it can not be unpacked");
        }
    }

    @Test
    void spacesAroundQuotesDoNotCount() {
        assertThat(parse("a, \"b\" ,c\n 1 , \"x, \"\"y\"\"\"\t,2\n").rows())
                .containsExactly(List.of(" 1 ", "x, \"y\"", "2"));
        assertThat(parse("a, \"b\" ,c\n1,2,3\n").columns()).containsExactly("a", "b", "c");
        Table tabs = new CsvFile('\t', false).parse("f.csv", "\t\"b\"\t\n".getBytes(StandardCharsets.UTF_8));
        assertThat(tabs.rows()).containsExactly(List.of("", "b", ""));
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        requireMistake("a,b\n1,2\n3\n", "f.csv, line 3: 1 fields, and 2 in the first line");
        requireMistake("a,a\n1,2\n", "f.csv, line 1: two columns are named 'a'");
        requireMistake("a,\n1,2\n", "f.csv, line 1: column 2 has no name");
        requireMistake("a,b\n", "f.csv has no row below the names of its columns");
        requireMistake("", "f.csv is empty");
        assertThatThrownBy(() -> new CsvFile().parse("f.csv", new byte[] {'a', (byte) 0xff}))
                .hasMessage("f.csv is no text in UTF-8");
        assertThatThrownBy(() -> parse(SMALL).column("c\u001b"))
                .hasMessage("f.csv has no column 'c?'; it has 'a', 'b'");
    }

    @Test
    void saysOfEveryRowThatIsWrong() {
        requireMistakes(
                "a,b\n1,2\n3\n\n4,5,6\n7,8\n9",
                "f.csv, line 3: 1 fields, and 2 in the first line",
                "f.csv, line 5: 3 fields, and 2 in the first line",
                "f.csv, line 7: 1 fields, and 2 in the first line");
        requireMistakes(
                "a,,a\n1\n1,2,3\n",
                "f.csv, line 1: column 2 has no name",
                "f.csv, line 1: two columns are named 'a'",
                "f.csv, line 2: 1 fields, and 3 in the first line");
        requireMistakes(
                "a,b\n1\n1,2\n\"3\"x,4\n5\n",
                "f.csv, line 2: 1 fields, and 2 in the first line",
                "f.csv is no CSV: the record that begins in line 4: a field ends with a quote, and 'x' follows; within quotes a quote is written twice");
        requireMistakes(
                "a,b\n1,2\n3,\"4\n5,6\n7,8\n",
                "f.csv is no CSV: the record that begins in line 3: a quote is not closed");
        List<String> many = problems("a,b\n" + "1\n".repeat(50));
        assertThat(many).hasSize(21).last().isEqualTo("f.csv: 30 more rows are wrong");
        assertThat(problems("a,b\n" + "1\n".repeat(21))).last().isEqualTo("f.csv: another row is wrong");
    }

    @Test
    void theOtherRowsCanBeLookedAt() throws IOException {
        Path path = Files.writeString(folder.resolve("f.csv"), "a,b\n1\n1,2\n3,4,5\n6,7\n");
        for (boolean streamed : new boolean[] {false, true}) {
            DataFile format =
                    new DataFile(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), streamed);
            DataException wrong = catchThrowableOfType(DataException.class, () -> format.open(path));
            assertThat(wrong.problems()).hasSize(2);
            DataSource rest = wrong.rest().orElseThrow();
            assertThat(rest.size()).isEqualTo(2);
            try (Cursor row = rest.cursor()) {
                assertThat(row.next()).isTrue();
                assertThat(row.number(1)).isEqualTo(2);
                assertThat(row.next()).isTrue();
                assertThat(row.number(1)).isEqualTo(7);
                assertThat(row.wrong(0, "no")).hasMessage(path + ", line 5, column 1 ('a'): no");
                assertThat(row.next()).isFalse();
            }
        }
        for (String text : List.of("a,b\n1\n", "a,a\n1,2\n", "a,b\n1,2\n\"3\"x,4\n", "", "a,b\n")) {
            assertThat(mistake(text).rest()).isEmpty();
        }
    }

    @Test
    void randomChangesEndInOneLineOrAreHarmless() {
        Random random = new Random(3);
        byte[] original = SMALL.repeat(3).getBytes(StandardCharsets.UTF_8);
        for (int trial = 0; trial < 2000; trial++) {
            byte[] changed = original.clone();
            for (int change = 0; change <= trial % 3; change++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            try {
                Table table = new CsvFile().parse("f.csv", changed);
                assertThat(table.rows())
                        .allMatch(row -> row.size() == table.columns().size());
            } catch (DataException e) {
                assertThat(e.problems())
                        .allSatisfy(line -> assertThat(line).startsWith("f.csv").hasSizeLessThan(400));
            }
        }
    }

    private static Table parse(String text) {
        return new CsvFile().parse("f.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void requireMistake(String text, String message) {
        requireMistakes(text, message);
    }

    private static void requireMistakes(String text, String... messages) {
        assertThat(problems(text)).containsExactly(messages);
    }

    private static List<String> problems(String text) {
        return mistake(text).problems();
    }

    private static DataException mistake(String text) {
        return catchThrowableOfType(DataException.class, () -> parse(text));
    }
}
