package dev.lockstep.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lockstep.nn.initializer.NumberTable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The folds of data in a file. */
class DataFoldsTest extends NetworkOfAFile {
    @Test
    void eachSampleIsInOneOfTheFolds() {
        for (boolean stratified : new boolean[] {false, true}) {
            List<Double> held = new ArrayList<>();
            for (int fold = 1; fold <= 5; fold++) {
                NetworkDefinition divided = parse("scale: standardize", "scale: none")
                        .withValidation(new ValidationSource.Fold(5, fold, stratified));
                InitialValues values = InitialValues.of(divided, OptionalLong.empty());
                NumberTable inputs = values.validation().orElseThrow().inputs().table();
                assertThat(values.data().inputs().rows())
                        .isEqualTo(24 - inputs.rows())
                        .isEqualTo(divided.data().samples());
                Arrays.stream(inputs.elements()).forEach(held::add);
                if (stratified) {
                    long few =
                            Arrays.stream(inputs.elements()).filter(x -> x < 64).count();
                    assertThat(few).isBetween(1L, 2L);
                }
            }
            assertThat(held).hasSize(24).doesNotHaveDuplicates();
        }
        assertThatThrownBy(() -> parse().withValidation(new ValidationSource.Fold(100, 1, false)))
                .hasMessage(
                        "own: of 24 samples 24 would be trained on: both parts need at least one, so there can not be more folds"
                                + " than samples or groups");
    }

    @Test
    void aFoldIsPreparedByWhatIsTrainedOn() {
        InitialValues values =
                InitialValues.of(parse().withValidation(new ValidationSource.Fold(2, 1, true)), OptionalLong.empty());
        double sum = Arrays.stream(values.data().inputs().table().elements()).sum();
        assertThat(sum).isCloseTo(0, within(1e-12));
        assertThat(Arrays.stream(values.validation()
                                .orElseThrow()
                                .inputs()
                                .table()
                                .elements())
                        .sum())
                .isNotCloseTo(0, within(0.01));
    }

    @Test
    void foldsOfDataInGroupsDivideNoGroup() throws IOException {
        StringBuilder rows = new StringBuilder("x,person,kind\n");
        for (int i = 0; i < 24; i++) {
            rows.append(i * i).append(',').append(i % 7).append(i < 8 ? ",few\n" : ",many\n");
        }
        Files.writeString(folder.resolve("own.csv"), rows);
        List<Double> held = new ArrayList<>();
        for (int fold = 1; fold <= 3; fold++) {
            InitialValues values = InitialValues.of(
                    parse("stratified: true", "group: person", "standardize", "none")
                            .fold(3, fold),
                    OptionalLong.empty());
            Set<Long> people = new HashSet<>();
            for (double x : values.validation().orElseThrow().inputs().table().elements()) {
                held.add(x);
                people.add(Math.round(Math.sqrt(x)) % 7);
            }
            for (double x : values.data().inputs().table().elements()) {
                assertThat(people).doesNotContain(Math.round(Math.sqrt(x)) % 7);
            }
        }
        assertThat(held).hasSize(24).doesNotHaveDuplicates();
    }
}
