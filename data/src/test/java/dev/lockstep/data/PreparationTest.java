package dev.lockstep.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.data.file.CsvFile;
import dev.lockstep.nn.initializer.NumberRows;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.numerics.function.Log;
import dev.lockstep.numerics.function.Log1p;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        EncodedRows encoded = encoding.encode(table(PENGUINS));
        assertThat(encoded.targets().table().elements()).containsExactly(1, 0, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0);
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
        EncodedRows encoded = encoding.encode(table("x,y\n1,0\n2,0\n4,0\n"));
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
        EncodedRows encoded = encoding.encode(table(PENGUINS));
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
                        .table()
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
        EncodedRows encoded = encoding(Missing.DROP, Scaling.NONE).encode(table(PENGUINS));
        assertThat(encoded.rows()).containsExactly(0, 3);
        assertThatThrownBy(() -> encoding(Missing.REFUSE, Scaling.NONE).encode(table(PENGUINS)))
                .isInstanceOfSatisfying(
                        DataException.class,
                        refused -> assertThat(refused.problems())
                                .containsExactly(
                                        "f.csv, line 4, column 1 ('island'): the value is missing",
                                        "f.csv, line 3, column 2 ('mass'): the value is missing"));
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
        assertThatThrownBy(() -> preparation.apply(encoding.encodeInputs(table("x\n1e300\n"))))
                .hasMessage("sample 1: the number 1.0E300 is too large to be prepared");
    }

    @Test
    void whatNumbersAreScaledByIsSaidAsTheScaleHasIt() {
        assertThatThrownBy(() -> scaled(Scaling.MIN_MAX, "1e308", "-1e308"))
                .hasMessageEndingWith(
                        "their mean is 0.0, and they would be shifted by -1.0E308 and divided by Infinity");
    }

    /** They would be inputs of their own, each where the column holds that very text. */
    @ParameterizedTest
    @ValueSource(strings = {"1,5", "-1,5", "1 234", "1'234'567.5", "1e309", "Infinity", "-inf"})
    void numbersInAnotherNotationAreNoTexts(String number) {
        String text = "x,y\n\"" + number + "\",1\n\"2,5\",2\n";
        assertThatThrownBy(() -> of(text, "y", Map.of()))
                .hasMessage("f.csv, line 2, column 1 ('x'): '" + number
                        + "' is no number, and all values of the column look"
                        + " like numbers: write them as in 1234.5, at most 1.7976931348623157E308, or say that they are texts,"
                        + " as in 'columns: {x: {kind: texts}}'");
        assertThat(of(text, "y", Map.of("x", ColumnKind.TEXTS)).features())
                .singleElement()
                .satisfies(feature -> assertThat(feature.categories()).hasSize(2));
        assertThat(of(text.replace("2,5", "a 2,5"), "y", Map.of()).inputs()).isEqualTo(2);
    }

    /** Each would be an input of its own, which no new row has. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-01-31,2023-12-01",
                "2024/1/31,2024/2/1",
                "31.01.2024,1.2.24",
                "2024-01-31T10:00:00Z,2024-01-31 10:00"
            })
    void datesAreNotTakenForTexts(String dates) {
        String text = "on sale,y\n" + dates.replace(",", ",1\n") + ",2\n";
        assertThatThrownBy(() -> of(text, "y", Map.of()))
                .hasMessage(
                        "f.csv, line 2, column 1 ('on sale'): '" + dates.split(",")[0]
                                + "' is no number, and all values of the column look like dates: make numbers of them, leave the"
                                + " column out with 'features', or say that they are texts, as in 'columns: {on sale: {kind: texts}}'");
        assertThat(of(text, "y", Map.of("on sale", ColumnKind.TEXTS)).inputs()).isEqualTo(2);
        assertThat(of(text.replace(dates.split(",")[1], "soon"), "y", Map.of()).inputs())
                .isEqualTo(2);
    }

    @Test
    void namesOfRowsAreNotTakenForTexts() {
        StringBuilder rows = new StringBuilder("who: name,y\n");
        for (int i = 0; i < 99; i++) {
            rows.append("p").append(i).append(",1\n");
        }
        assertThat(of(rows.toString(), "y", Map.of()).inputs()).isEqualTo(99);
        assertThat(of(rows + "p7,1\n", "y", Map.of()).inputs()).isEqualTo(99);
        String all = rows + "p99,1\n";
        assertThatThrownBy(() -> of(all, "y", Map.of()))
                .hasMessage(
                        "f.csv, line 2, column 1 ('who: name'): 'p0' is no number, and the 100 values of the column are all"
                                + " different, as names of rows are: leave the column out with 'features', or say that they are texts,"
                                + " as in 'columns: {\"who: name\": {kind: texts}}'");
        assertThat(of(all, "y", Map.of("who: name", ColumnKind.TEXTS)).inputs()).isEqualTo(100);
    }

    @Test
    void aColumnWithoutAValueIsNamed() {
        assertThatThrownBy(() -> of("x,y\nNA,1\n,2\n", "y", Map.of()))
                .hasMessage("f.csv: the column 'x' holds no value: all of its fields are missing");
    }

    @Test
    void aTextAmongNumbersIsFoundAndNotMadeAnInputOfItsOwn() {
        String text = "x,kind,y\n1,a,1\n2,b,2\n,a,NA\ntall,a,4\n5,b,5\nshort,b,6\n";
        assertThatThrownBy(() -> of(text, "y", Map.of()))
                .isInstanceOf(DataException.class)
                .hasMessage("f.csv, line 5, column 1 ('x'): 'tall' is no number, and 3 other values of the column are:"
                        + " correct it, or say what the column holds, as in 'columns: {x: {kind: texts}}'");
        assertThatThrownBy(() -> of(text, "y", Map.of("x", ColumnKind.NUMBER)))
                .hasMessage("f.csv, line 5, column 1 ('x'): 'tall' is no number");
        assertThat(of(text, "y", Map.of("x", ColumnKind.TEXTS)).features())
                .containsExactly(
                        new Feature("x", List.of("1", "2", "5", "short", "tall")),
                        new Feature("kind", List.of("a", "b")));
        assertThatThrownBy(() -> of(text, "x", Map.of()))
                .hasMessageEndingWith("correct it, or say what the column holds, as in 'kind: classes'");
    }

    @Test
    void numbersAreTextsWhereThatIsSaid() {
        Encoding encoding = of("zip,y\n10,1\n9,2\n10,3\n", "y", Map.of("zip", ColumnKind.TEXTS));
        assertThat(encoding.features()).containsExactly(new Feature("zip", List.of("9", "10")));
        assertThat(encoding.encode(table("zip,y\n10,1\n9,2\n")).inputs().table().elements())
                .containsExactly(0, 1, 1, 0);
    }

    private static Encoding of(String text, String target, Map<String, ColumnKind> kinds) {
        return Encoding.of(
                table(text), Optional.empty(), kinds, List.of(target), Optional.empty(), Missing.IMPUTE, Scaling.NONE);
    }

    private static double[] scaled(Scaling scaling, String... values) {
        Encoding encoding = numbers(scaling, values);
        EncodedRows encoded = encoding.encode(table(file(values)));
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

    @Test
    void columnsGoThroughTreatmentsOfTheirOwn() {
        String text = "x,y,t,z\n1,10,a,0\n3,,b,0\n100,40,a,0\n";
        Encoding common =
                Encoding.of(table(text), Optional.empty(), "z", Optional.empty(), Missing.REFUSE, Scaling.NONE);
        Map<String, Treatment> own = Map.of(
                "x", new Treatment(Missing.REFUSE, new Clip(1, 7), Logarithm.LOG, Scaling.MIN_MAX),
                "y", new Treatment(Missing.IMPUTE, Clip.NONE, Logarithm.LOG1P, Scaling.NONE));
        Encoding encoding = common.with(own);
        EncodedRows encoded = encoding.encode(table(text));
        Preparation preparation = Preparation.fit(encoding, encoded.inputs());
        double[] prepared = preparation.apply(encoded.inputs()).elements();
        assertThat(prepared)
                .containsExactly(
                        0,
                        Log1p.of(10.0),
                        1,
                        0,
                        Log.of(3.0) / Log.of(7.0),
                        Log1p.of(25.0),
                        0,
                        1,
                        1,
                        Log1p.of(40.0),
                        1,
                        0);
        Preparation read = PreparationText.read(preparation.toString());
        assertThat(read.encoding()).isEqualTo(encoding);
        assertThat(read).hasToString(preparation.toString());
        assertThat(read.apply(encoded.inputs()).elements()).containsExactly(prepared);

        assertThatThrownBy(() -> Preparation.fit(
                        common.with(Map.of(
                                "x", new Treatment(Missing.REFUSE, new Clip(0, 9), Logarithm.LOG, Scaling.NONE))),
                        encoding.encode(table(text.replace("3,,", "-3,,"))).inputs()))
                .hasMessage("the column 'x' holds -3.0, and for log numbers must be above 0.0");
        Encoding logarithms = common.with(Map.of(
                "x",
                new Treatment(Missing.REFUSE, Clip.NONE, Logarithm.LOG, Scaling.NONE),
                "y",
                new Treatment(Missing.IMPUTE, Scaling.NONE)));
        Preparation ofLogarithms = Preparation.fit(logarithms, encoded.inputs());
        assertThatThrownBy(() -> ofLogarithms.apply(logarithms.encodeInputs(table("x,y,t\n0,1,a\n"))))
                .hasMessage("f.csv, line 2, column 1 ('x'): '0' is not above 0.0, as it must be for log");
        assertThatThrownBy(() -> ofLogarithms.apply(new NumberTable(1, 4, new double[] {0, 1, 0, 0})))
                .hasMessage("sample 1: the number 0.0 is not above 0.0, as it must be for log");
        Encoding limits =
                common.with(Map.of("x", new Treatment(Missing.REFUSE, new Clip(-2, -1), Logarithm.LOG, Scaling.NONE)));
        assertThatThrownBy(() -> limits.encodeInputs(table("x,y,t\n3,1,a\n")))
                .hasMessage(
                        "f.csv, line 2, column 1 ('x'): '3', limited to -1.0, is not above 0.0, as it must be for log");
        assertThatThrownBy(() -> common.with(Map.of("t", new Treatment(Missing.DROP, Scaling.MIN_MAX))))
                .hasMessage("the column 't' holds texts, which have neither scale nor logarithm nor limits");
        assertThatThrownBy(() -> common.with(Map.of("u", new Treatment(Missing.DROP, Scaling.NONE))))
                .hasMessage("the column 'u' is none of the features, and has a treatment");
        assertThatThrownBy(() -> new Clip(1, 1))
                .hasMessage("the limits 1.0 and 1.0: the first must be below the second");
    }

    @Test
    void aColumnOfItsOwnMayHaveItsRowsLeftOut() {
        String text = "x,y,z\n1,,1\n,2,2\n3,4,3\n";
        Encoding encoding = Encoding.of(
                        table(text), Optional.empty(), "z", Optional.empty(), Missing.IMPUTE, Scaling.NONE)
                .with(Map.of("x", new Treatment(Missing.DROP, Scaling.NONE)));
        assertThat(encoding.encode(table(text)).rows()).containsExactly(0, 2);
    }

    @Test
    void severalColumnsOfNumbersAreTargetsInTheirOrder() {
        String text = "a,x,b\n1,2,3\n4,5,NA\n7,8,9\n";
        Encoding encoding = Encoding.of(
                table(text),
                Optional.empty(),
                Map.of(),
                List.of("b", "a"),
                Optional.empty(),
                Missing.DROP,
                Scaling.NONE);
        assertThat(encoding.features()).containsExactly(Feature.number("x"));
        EncodedRows encoded = encoding.encode(table(text));
        assertThat(encoded.targets().table().elements()).containsExactly(3, 1, 9, 7);
        assertThat(encoding.stream(table(text)).targets().table().elements()).containsExactly(3, 1, 9, 7);
        Preparation preparation = Preparation.fit(encoding, encoded.inputs());
        assertThat(PreparationText.read(preparation.toString()).encoding()).isEqualTo(encoding);
        assertThatThrownBy(() -> new Target(List.of("a", "b"), Target.Kind.TWO_CLASSES, List.of("x", "y")))
                .hasMessage("several targets are numbers, and not of the kind two-classes");
    }

    @Test
    void groupsAreNumberedAsTheyAppear() {
        Table table = table("g,x\nb,1\na,2\nb,3\n,4\n");
        assertThat(Groups.of(table, "g", new int[] {0, 1, 2})).containsExactly(0, 1, 0);
        assertThatThrownBy(() -> Groups.of(table, "g", new int[] {1, 3}))
                .hasMessage("f.csv, line 5, column 1 ('g'): the group is missing");
    }

    @Test
    void limitsAreFoundAmongTheTrainedSamples() {
        StringBuilder text = new StringBuilder("x,y,z\n");
        for (int i = 0; i < 21; i++) {
            text.append(i * 8 % 21).append(i == 3 ? ",NA" : "," + i).append(",0\n");
        }
        Treatment found = new Treatment(
                Missing.IMPUTE, Clip.NONE, Optional.of(new Quantiles(0.12, 0.9)), Logarithm.NONE, Scaling.NONE);
        Encoding encoding = Encoding.of(
                        table(text.toString()), Optional.empty(), "z", Optional.empty(), Missing.REFUSE, Scaling.NONE)
                .with(Map.of("x", found, "y", found));
        NumberRows inputs = encoding.encode(table(text.toString())).inputs();
        Preparation preparation = Preparation.fit(encoding, inputs);
        assertThat(preparation.encoding().own().get("x").clip()).isEqualTo(new Clip(2, 18));
        assertThat(preparation.encoding().own().get("y").clip()).isEqualTo(new Clip(2, 18));
        double[] prepared = preparation.apply(inputs).elements();
        for (double x : prepared) {
            assertThat(x).isBetween(2.0, 18.0);
        }
        Preparation read = PreparationText.read(preparation.toString());
        assertThat(read.apply(inputs).elements()).containsExactly(prepared);
        assertThatThrownBy(() -> Preparation.fit(encoding, inputs.rows(new int[] {0, 0})))
                .hasMessage("the column 'x': the limits 0.0 and 0.0: the first must be below the second\n"
                        + "the column 'y': the limits 0.0 and 0.0: the first must be below the second");
    }
}
