package dev.lockstep.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.data.file.CsvFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreparationTest {
    private static final String PENGUINS = """
            island,mass,species
            Torgersen,3750,Adelie
            Biscoe,NA,Gentoo
            ,5250,Gentoo
            Biscoe,4500,"Chin, strap"
            """;

    @Test
    void makesNumbersOfColumnsAndClassesOfTexts() {
        Encoding encoding = encoding(Missing.IMPUTE, Scaling.NONE);
        assertThat(encoding.features())
                .containsExactly(new Feature("island", List.of("Biscoe", "Torgersen")), Feature.number("mass"));
        assertThat(encoding.target().labels()).containsExactly("Adelie", "Chin, strap", "Gentoo");
        Encoded encoded = encoding.encode(table(PENGUINS));
        assertThat(encoded.targets().orElseThrow().elements()).containsExactly(1, 0, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0);
        assertThat(Preparation.fit(encoding, encoded.inputs())
                        .apply(encoded.inputs())
                        .elements())
                .containsExactly(0, 1, 3750, 1, 0, 4500, 1, 0, 5250, 1, 0, 4500);
    }

    @Test
    void scalesByWhatTheTrainedSamplesSay() {
        Encoding encoding = Encoding.of(
                table("x,y\n1,0\n2,0\n4,0\n"),
                Optional.empty(),
                "y",
                Optional.empty(),
                Missing.REFUSE,
                Scaling.STANDARDIZE);
        Encoded encoded = encoding.encode(table("x,y\n1,0\n2,0\n4,0\n"));
        double mean = 7.0 / 3;
        double deviation = Math.sqrt(((1 - mean) * (1 - mean) + (2 - mean) * (2 - mean) + (4 - mean) * (4 - mean)) / 3);
        Preparation preparation = Preparation.fit(encoding, encoded.inputs());
        assertThat(preparation.apply(encoded.inputs()).elements())
                .containsExactly((1 - mean) / deviation, (2 - mean) / deviation, (4 - mean) / deviation);
        Encoding minMax = new Encoding(encoding.features(), encoding.target(), Missing.REFUSE, Scaling.MIN_MAX);
        assertThat(Preparation.fit(minMax, encoded.inputs())
                        .apply(encoded.inputs())
                        .elements())
                .containsExactly(0, 1.0 / 3, 1);
    }

    @Test
    void readsBackTheBitsOfItsText() {
        Encoding encoding = encoding(Missing.IMPUTE, Scaling.STANDARDIZE);
        Encoded encoded = encoding.encode(table(PENGUINS));
        Preparation preparation = Preparation.fit(encoding, encoded.inputs());
        Preparation read = PreparationText.read(preparation.toString());
        assertThat(read.encoding()).isEqualTo(encoding);
        assertThat(read.toString()).isEqualTo(preparation.toString());
        assertThat(read.apply(encoded.inputs()).elements())
                .containsExactly(preparation.apply(encoded.inputs()).elements());
        String text = preparation.toString();
        for (int length = 0; length < text.length() - 1; length++) {
            String cut = text.substring(0, length);
            try {
                assertThat(PreparationText.read(cut).toString()).isNotEqualTo(text);
            } catch (DataException damaged) {
                assertThat(damaged).hasMessage("the text of a preparation is damaged");
            }
        }
    }

    @Test
    void takesRowsWithoutTheTargetAndSaysWhatItDoesNotKnow() {
        Encoding encoding = encoding(Missing.IMPUTE, Scaling.NONE);
        assertThat(encoding.encodeInputs(table("mass,island\n1,Biscoe\n"))
                        .inputs()
                        .elements())
                .containsExactly(1, 0, 1);
        requireMistake(
                encoding,
                "mass,island\n1,Dream\n",
                "f.csv, line 2, column 2 ('island'): 'Dream' is none of 'Biscoe', 'Torgersen'");
        requireMistake(
                encoding,
                "mass,island\n1e999,Biscoe\n",
                "f.csv, line 2, column 1 ('mass'): '1e999' is no number of float64");
        requireMistake(encoding, "mass\n1\n", "f.csv has no column 'island'; it has 'mass'");
        requireMistake(
                encoding(Missing.DROP, Scaling.NONE),
                "mass,island\n,Biscoe\n",
                "f.csv, line 2, column 1 ('mass'): the value is missing");
    }

    @Test
    void leavesOutRowsWithMissingValuesWhereAskedFor() {
        Encoded encoded = encoding(Missing.DROP, Scaling.NONE).encode(table(PENGUINS));
        assertThat(encoded.rows()).containsExactly(0, 3);
        assertThatThrownBy(() -> encoding(Missing.REFUSE, Scaling.NONE).encode(table(PENGUINS)))
                .hasMessage("f.csv, line 3, column 2 ('mass'): the value is missing");
    }

    private static Encoding encoding(Missing missing, Scaling scaling) {
        return Encoding.of(table(PENGUINS), Optional.empty(), "species", Optional.empty(), missing, scaling);
    }

    private static Table table(String text) {
        return new CsvFile().parse("f.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void requireMistake(Encoding encoding, String text, String message) {
        assertThatThrownBy(() -> encoding.encodeInputs(table(text)))
                .isInstanceOf(DataException.class)
                .hasMessage(message);
    }

    @Test
    void aConstantColumnBecomesZeroAndExtremeNumbersAreRefused() {
        assertThat(scaled(Scaling.STANDARDIZE, "0.1", "0.1", "0.1")).containsExactly(0, 0, 0);
        assertThat(scaled(Scaling.MIN_MAX, "0.1", "0.1")).containsExactly(0, 0);
        assertThat(scaled(Scaling.NONE, "0.1", "0.1")).containsExactly(0.1, 0.1);
        for (Scaling scaling : List.of(Scaling.STANDARDIZE, Scaling.MIN_MAX)) {
            assertThatThrownBy(() -> scaled(scaling, "1e308", "-1e308", "1e308"))
                    .hasMessageStartingWith("the numbers of the column 'x' are too large or too close");
        }
        assertThatThrownBy(() -> scaled(Scaling.STANDARDIZE, "1e-200", "2e-200"))
                .hasMessageStartingWith("the numbers of the column 'x' are too large or too close");
        Encoding encoding = numbers(Scaling.STANDARDIZE, "1e-150", "2e-150");
        Preparation preparation = Preparation.fit(
                encoding, encoding.encode(table("x,y\n1e-150,1\n2e-150,2\n")).inputs());
        assertThatThrownBy(() -> preparation.apply(
                        encoding.encodeInputs(table("x\n1e300\n")).inputs()))
                .hasMessage("sample 1: the number 1.0E300 is too large to be prepared");
    }

    private static double[] scaled(Scaling scaling, String... values) {
        Encoding encoding = numbers(scaling, values);
        Encoded encoded = encoding.encode(table(file(values)));
        return Preparation.fit(encoding, encoded.inputs())
                .apply(encoded.inputs())
                .elements();
    }

    private static Encoding numbers(Scaling scaling, String... values) {
        return Encoding.of(table(file(values)), Optional.empty(), "y", Optional.empty(), Missing.REFUSE, scaling);
    }

    private static String file(String... values) {
        StringBuilder text = new StringBuilder("x,y\n");
        for (String value : values) {
            text.append(value).append(",1\n");
        }
        return text.toString();
    }
}
