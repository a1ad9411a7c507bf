package dev.lockstep.data;

import dev.lockstep.api.decimal.Decimals;
import java.util.ArrayList;
import java.util.List;

/**
 * A preparation for people to read: a row for each column that inputs are made of, in the model's order, with what stands for a missing value, and of
 * numbers what is subtracted and what is divided by then, of texts all that are known.
 *
 * @param head what is in each row
 */
public record PreparationTable(List<String> head, List<List<String>> rows) {
    private static final List<String> HEAD = List.of("column", "fill", "shift", "divisor", "texts");

    public PreparationTable {
        head = List.copyOf(head);
        rows = List.copyOf(rows);
    }

    /** The table of a preparation; without the cells for texts where no column has any. */
    public static PreparationTable of(Preparation preparation) {
        List<Feature> features = preparation.encoding().features();
        int cells = features.stream().allMatch(Feature::isNumber) ? HEAD.size() - 1 : HEAD.size();
        List<List<String>> rows = new ArrayList<>();
        int place = 0;
        for (Feature feature : features) {
            rows.add(row(feature, preparation, place).subList(0, cells));
            place += feature.inputs();
        }
        return new PreparationTable(HEAD.subList(0, cells), rows);
    }

    private static List<String> row(Feature feature, Preparation preparation, int place) {
        if (feature.isNumber()) {
            return List.of(
                    feature.column(),
                    Decimals.toString(preparation.fill(place)),
                    Decimals.toString(preparation.shift(place)),
                    Decimals.toString(preparation.divisor(place)),
                    "");
        }
        int fill = 0;
        while (preparation.fill(place + fill) != 1) {
            fill++;
        }
        return List.of(
                feature.column(),
                QuotedTexts.of(feature.categories().get(fill)),
                "",
                "",
                QuotedTexts.of(feature.categories()));
    }
}
