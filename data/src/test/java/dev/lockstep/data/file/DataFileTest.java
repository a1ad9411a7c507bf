package dev.lockstep.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.data.Cursor;
import dev.lockstep.data.DataException;
import dev.lockstep.data.DataSource;
import dev.lockstep.data.Encoding;
import dev.lockstep.data.Feature;
import dev.lockstep.data.Missing;
import dev.lockstep.data.Scaling;
import dev.lockstep.data.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formats by names, ARFF, and CSV that is streamed. */
class DataFileTest {
    private static final String WEATHER = """
            % weather
            @RELATION 'the weather'
            @attribute outlook {sunny, 'over cast', NA}
            @attribute "wind speed" REAL
            @attribute 'it''s play' {yes,no}
            @DATA

            sunny, 1.5, yes
            % between
            'over cast',?,no
            NA, -2e1 , "no"
            ?,3,yes
            """.replace("'it''s play'", "'it\\'s play'");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "a.csv,CSV",
        "a.csv.gz,CSV",
        "a,CSV",
        "a.data,CSV",
        "a.ARFF,ARFF",
        "a.arff.gz,ARFF",
        "train-images-idx3-ubyte,IDX",
        "train-images-idx3-ubyte.gz,IDX",
        "train-labels.idx1-ubyte,IDX",
        "a.idx,IDX",
        "a.npy,NPY",
        "a.npy.gz,NPY",
        "a.npz,NPZ"
    })
    void formatsAreKnownByName(String name, DataFormat format) {
        assertThat(DataFormat.ofName(name)).isEqualTo(format);
        assertThat(DataFormat.of(format.label())).contains(format);
    }

    @Test
    void aFileOfAnotherFormatIsNotTakenForText() throws IOException {
        Path npy = Files.write(folder.resolve("a.data"), new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        assertThatThrownBy(() -> DataFile.BY_NAME.open(npy))
                .hasMessage(
                        npy + " is read as csv for its name, and begins as a file of npy: say so, as in 'format: npy'");
        Path idx = Files.write(folder.resolve("b.data"), new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 7});
        assertThatThrownBy(() -> DataFile.BY_NAME.open(idx)).hasMessageEndingWith("'format: idx'");
        assertThat(Damage.numbers(as(DataFormat.IDX, false).open(idx))).containsExactly(7);
        DataFile withHeader =
                new DataFile(Optional.of(DataFormat.IDX), Optional.empty(), Optional.of(true), Optional.empty(), false);
        assertThatThrownBy(() -> withHeader.open(idx))
                .hasMessage(idx + " is read as idx, and delimiter and header are for csv");
        DataFile withArray =
                new DataFile(Optional.of(DataFormat.IDX), Optional.empty(), Optional.empty(), Optional.of("x"), false);
        assertThatThrownBy(() -> withArray.open(idx))
                .hasMessage(idx + " is read as idx, and an array is named for npz");
    }

    private static DataFile as(DataFormat format, boolean streamed) {
        return new DataFile(Optional.of(format), Optional.empty(), Optional.empty(), Optional.empty(), streamed);
    }

    private static Table arff(String text) {
        return ArffFile.read(Opened.of("f.arff", text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void readsArff() {
        Table table = arff(WEATHER);
        assertThat(table.columns()).containsExactly("outlook", "wind speed", "it's play");
        assertThat(table.stated(0)).contains(new Feature("outlook", List.of("sunny", "over cast", "NA")));
        assertThat(table.stated(1)).contains(Feature.number("wind speed"));
        assertThat(table.rows())
                .containsExactly(
                        List.of("sunny", "1.5", "yes"),
                        List.of("over cast", "", "no"),
                        List.of("NA", "-2e1", "no"),
                        List.of("", "3", "yes"));
        assertThat(table.lines()).containsExactly(8L, 10L, 11L, 12L);
        Encoding encoding =
                Encoding.of(table, Optional.empty(), "it's play", Optional.empty(), Missing.IMPUTE, Scaling.NONE);
        assertThat(encoding.target().labels()).containsExactly("yes", "no");
        assertThat(encoding.encode(table).inputs().table().elements())
                .containsExactly(
                        1, 0, 0, 1.5, 0, 1, 0, Double.NaN, 0, 0, 1, -20, Double.NaN, Double.NaN, Double.NaN, 3);
    }

    @Test
    void saysWhatIsWrongInArffAndWhere() {
        requireMistake(
                "sunny, 1.5, yes",
                "{1 1.5}",
                "f.arff, line 8: the row is sparse, and sparse rows are not read: save the file as dense ARFF");
        requireMistake("sunny, 1.5, yes", "sunny, 1.5", "f.arff, line 8: 2 values, and 3 attributes");
        requireMistake("sunny, 1.5, yes", "sunny, 1.5, yes, no", "f.arff, line 8: 4 values, and 3 attributes");
        requireMistake(
                "sunny, 1.5, yes", "rainy, 1.5, yes", "f.arff, line 8: 'rainy' is no value of the attribute 'outlook'");
        requireMistake("sunny, 1.5, yes", "'sunny, 1.5, yes", "f.arff, line 8: a quote is not closed");
        requireMistake(
                "sunny, 1.5, yes", "sunny, 1.5, yes {5}", "f.arff, line 8: something stands behind what belongs there");
        requireMistake(
                "REAL",
                "date 'yyyy'",
                "f.arff, line 4: the attribute 'wind speed' is of the type 'date'; numeric, real, integer and lists of values"
                        + " in braces are read");
        requireMistake("\"wind speed\"", "outlook", "f.arff, line 4: two attributes are named 'outlook'");
        requireMistake(
                "sunny, 'over",
                "sunny, sunny, 'over",
                "f.arff, line 3: a value of the attribute is empty or there twice");
        requireMistake("NA}", "NA", "f.arff, line 3: the list of values does not end in '}'");
        requireMistake(
                "@RELATION",
                "@rel",
                "f.arff, line 2: neither '@relation' nor '@attribute' nor '@data', but '@rel 'the weather''");
        requireMistake(
                "@DATA",
                "% none",
                "f.arff, line 8: neither '@relation' nor '@attribute' nor '@data', but 'sunny, 1.5, yes'");
        assertThatThrownBy(() -> arff("@relation a\n@attribute b numeric\n@data\n"))
                .hasMessage("f.arff is no ARFF file with rows: there is none below a line '@data'");
    }

    private static void requireMistake(String text, String other, String message) {
        assertThat(WEATHER).contains(text);
        assertThatThrownBy(() -> arff(WEATHER.replace(text, other)))
                .isInstanceOf(DataException.class)
                .hasMessage(message);
    }

    @Test
    void randomChangesOfArffEndInOneLineOrAreHarmless() {
        Random random = new Random(3);
        for (int trial = 0; trial < 3000; trial++) {
            byte[] changed = WEATHER.getBytes(StandardCharsets.UTF_8);
            for (int change = 0; change <= trial % 3; change++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(128);
            }
            try {
                Table table = ArffFile.read(Opened.of("f.arff", changed));
                assertThat(table.rows())
                        .allMatch(row -> row.size() == table.columns().size());
            } catch (DataException e) {
                assertThat(e.getMessage()).startsWith("f.arff").doesNotContain("\n");
            }
        }
    }

    @Test
    void streamedCsvHasTheRowsOfThatInMemory() throws IOException {
        String text = "\uFEFFa,b\r\n1,\"x, y\"\r\n\r\n2,\"say\n\"\"z\"\"\"\r\n";
        for (String content : List.of(text, text.repeat(1).replace("\r\n", "\n"))) {
            Path path = Files.writeString(folder.resolve("f.csv"), content);
            Table table = new CsvFile().read(path);
            DataSource streamed = as(DataFormat.CSV, true).open(path);
            assertThat(streamed.columns()).isEqualTo(table.columns());
            assertThat(streamed.size()).isEqualTo(table.size());
            assertThat(streamed.sha256()).isEqualTo(table.sha256());
            for (int pass = 0; pass < 2; pass++) {
                assertThat(rows(streamed)).isEqualTo(rows(table)).hasSize(2);
            }
        }
        Path withoutHeader = Files.writeString(folder.resolve("g.csv"), "1;2\n3;4");
        DataFile format = new DataFile(Optional.empty(), Optional.of(';'), Optional.of(false), Optional.empty(), true);
        assertThat(rows(format.open(withoutHeader))).containsExactly(List.of("1", "2"), List.of("3", "4"));
        Path ragged = Files.writeString(folder.resolve("h.csv"), "a,b\n1,2\n3\n");
        assertThatThrownBy(() -> as(DataFormat.CSV, true).open(ragged))
                .hasMessage(ragged + ", line 3: 1 fields, and 2 in the first line");
        Path noText = Files.write(folder.resolve("i.csv"), new byte[] {'a', '\n', (byte) 0xff, '\n'});
        assertThatThrownBy(() -> as(DataFormat.CSV, true).open(noText)).hasMessage(noText + " is no text in UTF-8");
    }

    @Test
    void streamedArffHasTheRowsOfThatInMemory() throws IOException {
        for (String content : List.of(WEATHER, "\uFEFF" + WEATHER.replace("\n", "\r\n"))) {
            Path path = Files.writeString(folder.resolve("f.arff"), content);
            DataSource table = as(DataFormat.ARFF, false).open(path);
            DataSource streamed = as(DataFormat.ARFF, true).open(path);
            assertThat(table).isInstanceOf(Table.class);
            assertThat(streamed).isNotInstanceOf(Table.class);
            assertThat(streamed.columns()).isEqualTo(table.columns());
            assertThat(streamed.size()).isEqualTo(table.size());
            assertThat(streamed.sha256()).isEqualTo(table.sha256());
            for (int column = 0; column < table.columns().size(); column++) {
                assertThat(streamed.stated(column)).isEqualTo(table.stated(column));
            }
            for (int pass = 0; pass < 2; pass++) {
                assertThat(rows(streamed)).isEqualTo(rows(table)).isNotEmpty();
            }
        }
        Path late = Files.writeString(folder.resolve("late.arff"), WEATHER + "sunny, 1.5\n");
        assertThatThrownBy(() -> as(DataFormat.ARFF, true).open(late))
                .hasMessageContaining(": 2 values, and 3 attributes");
        Path empty = Files.writeString(folder.resolve("empty.arff"), "@relation a\n@attribute b numeric\n@data\n");
        assertThatThrownBy(() -> as(DataFormat.ARFF, true).open(empty))
                .hasMessage(empty + " is no ARFF file with rows: there is none below a line '@data'");
    }

    private static List<List<String>> rows(DataSource source) {
        List<List<String>> rows = new ArrayList<>();
        try (Cursor row = source.cursor()) {
            while (row.next()) {
                List<String> fields = new ArrayList<>();
                for (int column = 0; column < source.columns().size(); column++) {
                    fields.add(row.text(column));
                }
                rows.add(fields);
            }
        }
        return rows;
    }
}
