package dev.lockstep.data;

import dev.lockstep.nn.initializer.NumberRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * How the columns of a file become inputs and targets.
 *
 * @param features in the order of the inputs
 * @param missing what becomes of missing values of the target, and of columns without a treatment of their own
 * @param scaling of columns of numbers without a treatment of their own
 * @param own the treatments of columns that have one of their own
 */
public record Encoding(
        List<Feature> features, Target target, Missing missing, Scaling scaling, Map<String, Treatment> own) {
    /** The most classes of a target, and texts of a column. */
    public static final int MOST_CATEGORIES = 1000;

    /** From how many numbers on packing them is worth its time. */
    private static final int FEWEST_PACKED = 1 << 18;

    /** All columns are treated alike. */
    public Encoding(List<Feature> features, Target target, Missing missing, Scaling scaling) {
        this(features, target, missing, scaling, Map.of());
    }

    /** @throws DataException if there is no feature, one is the target or there twice, or a treatment is of none or not for texts */
    public Encoding {
        features = List.copyOf(features);
        own = Collections.unmodifiableMap(new TreeMap<>(own));
        if (features.isEmpty()) {
            throw new DataException("there is no column to make inputs of");
        }
        List<String> names = features.stream().map(Feature::column).toList();
        for (String column : target.columns()) {
            if (names.contains(column)) {
                throw new DataException("the column " + Shown.quoted(column) + " is both target and feature");
            }
        }
        if (names.stream().distinct().count() < names.size()) {
            throw new DataException("a column is there twice among the features: " + names);
        }
        requireFeatures(features, own);
    }

    private static void requireFeatures(List<Feature> features, Map<String, Treatment> own) {
        List<DataException> problems = new ArrayList<>();
        Map<String, Treatment> others = new TreeMap<>(own);
        for (Feature feature : features) {
            Treatment treatment = others.remove(feature.column());
            if (treatment != null
                    && !feature.isNumber()
                    && !treatment.equals(new Treatment(treatment.missing(), Scaling.NONE))) {
                problems.add(new DataException("the column " + Shown.quoted(feature.column())
                        + " holds texts, which have neither scale nor logarithm nor limits"));
            }
        }
        others.keySet()
                .forEach(column -> problems.add(new DataException(
                        "the column " + Shown.quoted(column) + " is none of the features, and has a treatment")));
        if (!problems.isEmpty()) {
            throw DataException.ofAll(problems);
        }
    }

    /** This encoding, but for the treatments of some columns. */
    public Encoding with(Map<String, Treatment> treatments) {
        return new Encoding(features, target, missing, scaling, treatments);
    }

    /** What a column of this name goes through; one that is no feature is treated as numbers are. */
    public Treatment treatment(String column) {
        return treatment(features.stream()
                .filter(feature -> feature.column().equals(column))
                .findFirst()
                .orElseGet(() -> Feature.number(column)));
    }

    /** What a column goes through. */
    Treatment treatment(Feature feature) {
        Treatment treatment = own.get(feature.column());
        if (treatment != null) {
            return treatment;
        }
        return new Treatment(missing, feature.isNumber() ? scaling : Scaling.NONE);
    }

    /** That of each input. */
    Treatment[] treatments() {
        return features.stream()
                .flatMap(feature -> Collections.nCopies(feature.inputs(), treatment(feature)).stream())
                .toArray(Treatment[]::new);
    }

    /**
     * That of a file, of whose columns nobody says what they hold.
     */
    public static Encoding of(
            DataSource source,
            Optional<List<String>> features,
            String target,
            Optional<Target.Kind> kind,
            Missing missing,
            Scaling scaling) {
        return of(source, features, Map.of(), List.of(target), kind, missing, scaling);
    }

    /**
     * That of a file: where neither it nor its user says what a column holds, columns of numbers are numbers, those of texts texts, and
     * those of both are refused.
     *
     * @param features the names of the columns; empty for all but the target's
     * @param kinds what columns are said to hold
     * @param targets the columns to be predicted, several of numbers
     * @param kind empty for numbers where the target's column holds numbers, else classes
     * @throws DataException of each column that is not there, or holds no value, or too many texts, or not what it is said to hold
     */
    public static Encoding of(
            DataSource source,
            Optional<List<String>> features,
            Map<String, ColumnKind> kinds,
            List<String> targets,
            Optional<Target.Kind> kind,
            Missing missing,
            Scaling scaling) {
        FoundColumns found = FoundColumns.of(source, features, kinds, targets, kind);
        return new Encoding(found.features(), found.target(), missing, scaling);
    }

    /** How many inputs there are. */
    public int inputs() {
        return features.stream().mapToInt(Feature::inputs).sum();
    }

    /**
     * Inputs that were made of a file, with the places of theirs in it.
     *
     * @param rows of the file that they were made of, one for each
     */
    public NumberRows placed(NumberRows inputs, DataSource source, int[] rows) {
        int[] columns = features.stream()
                .flatMap(feature -> Collections.nCopies(feature.inputs(), source.column(feature.column())).stream())
                .mapToInt(column -> column)
                .toArray();
        return new PlacedRows(inputs, source.file(), source.places(), columns, rows);
    }

    /** As {@link #placed}, of targets that are numbers; those that are classes stay as they are. */
    public NumberRows placedTargets(NumberRows targets, DataSource source, int[] rows) {
        return target.kind() == Target.Kind.NUMBER
                ? new PlacedRows(
                        targets,
                        source.file(),
                        source.places(),
                        target.columns().stream().mapToInt(source::column).toArray(),
                        rows)
                : targets;
    }

    /** What a file's rows become, those with missing values as {@link #missing} says; in memory. */
    public EncodedRows encode(DataSource source) {
        return encode(source, TargetTreatment.NONE);
    }

    /**
     * The same.
     *
     * @param ofTarget what targets that are numbers go through afterwards; one that has not its logarithm is refused
     */
    public EncodedRows encode(DataSource source, TargetTreatment ofTarget) {
        EncodedRows rows = packed(source, ofTarget);
        return source.isReread() ? rows.reread(() -> packed(source, ofTarget).inputs()) : rows;
    }

    private EncodedRows packed(DataSource source, TargetTreatment ofTarget) {
        return inMemory(source, () -> new Encoder(this, source, ofTarget).rows(Encoding::kept));
    }

    private static NumberRows kept(int rows, int columns, RowSupply supply) {
        return (long) rows * columns < FEWEST_PACKED
                ? RowSupply.table(rows, columns, supply)
                : PackedRows.of(rows, columns, supply);
    }

    private static <T> T inMemory(DataSource source, Supplier<T> encoding) {
        try {
            return encoding.get();
        } catch (OutOfMemoryError e) {
            throw DataTooLargeException.ofNumbers(source.file(), e);
        } catch (ArithmeticException e) {
            throw new DataException(
                    source.file() + " holds 2^31 numbers or more, which have no room in memory: "
                            + DataTooLargeException.STREAM,
                    e);
        }
    }

    /** What {@link #encode} makes, read as it is needed: where the file holds numbers where they lie, else from a temporary file. */
    public EncodedRows stream(DataSource source) {
        return stream(source, TargetTreatment.NONE);
    }

    /** As {@link #encode(DataSource, TargetTreatment)}. */
    public EncodedRows stream(DataSource source, TargetTreatment ofTarget) {
        return new Encoder(this, source, ofTarget).rows(SpooledRows::of);
    }

    /** The inputs of rows to predict, of which none is left out; the target's column need not be there. In memory. */
    public NumberRows encodeInputs(DataSource source) {
        return inMemory(source, () -> new Encoder(this, source, TargetTreatment.NONE).inputs(RowSupply::table));
    }

    /** What {@link #encodeInputs} makes, read as {@link #stream} reads. */
    public NumberRows streamInputs(DataSource source) {
        return new Encoder(this, source, TargetTreatment.NONE).inputs(SpooledRows::of);
    }
}
