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
        if (names.contains(target.column())) {
            throw new DataException("the column " + Shown.quoted(target.column()) + " is both target and feature");
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
        return of(source, features, Map.of(), target, kind, missing, scaling);
    }

    /**
     * That of a file: where neither it nor its user says what a column holds, columns of numbers are numbers, those of texts texts, and
     * those of both are refused.
     *
     * @param features the names of the columns; empty for all but the target's
     * @param kinds what columns are said to hold
     * @param kind empty for numbers where the target's column holds numbers, else classes
     * @throws DataException of each column that is not there, or holds no value, or too many texts, or not what it is said to hold
     */
    public static Encoding of(
            DataSource source,
            Optional<List<String>> features,
            Map<String, ColumnKind> kinds,
            String target,
            Optional<Target.Kind> kind,
            Missing missing,
            Scaling scaling) {
        int targetColumn = source.column(target);
        List<String> names = features.orElseGet(() ->
                source.columns().stream().filter(name -> !name.equals(target)).toList());
        int[] columns = names.stream().mapToInt(source::column).toArray();
        Map<Integer, Values> values = values(source, columns, kinds, targetColumn, kind);
        Problems problems = new Problems();
        List<Feature> made = new ArrayList<>();
        for (int column : columns) {
            problems.attempt(
                            column,
                            () -> feature(
                                    source,
                                    column,
                                    Optional.ofNullable(
                                            kinds.get(source.columns().get(column))),
                                    values.get(column)))
                    .ifPresent(made::add);
        }
        Optional<Target> targetMade =
                problems.attempt(targetColumn, () -> target(source, targetColumn, kind, values.get(targetColumn)));
        problems.throwAny();
        return new Encoding(made, targetMade.orElseThrow(), missing, scaling);
    }

    /** @param values empty of what the file says itself */
    private static Target target(DataSource source, int targetColumn, Optional<Target.Kind> kind, Values values) {
        Optional<Feature> stated = source.stated(targetColumn);
        boolean areNumbers = stated.map(Feature::isNumber).orElseGet(() -> values.areNumbers());
        if (kind.isEmpty() && stated.isEmpty()) {
            values.requireOneKind("kind: classes");
        }
        Target.Kind used = kind.orElse(areNumbers ? Target.Kind.NUMBER : Target.Kind.CLASSES);
        if (used == Target.Kind.NUMBER && stated.isEmpty()) {
            values.requireNumbers();
        }
        List<String> labels = used == Target.Kind.NUMBER
                ? List.of()
                : stated.map(Feature::categories)
                        .filter(all -> !all.isEmpty())
                        .orElseGet(() -> values.texts(source, targetColumn));
        return new Target(source.columns().get(targetColumn), used, labels);
    }

    /** What those columns hold of which the file does not say enough. */
    private static Map<Integer, Values> values(
            DataSource source, int[] columns, Map<String, ColumnKind> kinds, int target, Optional<Target.Kind> kind) {
        Map<Integer, Values> values = new TreeMap<>();
        for (int column : columns) {
            if (source.stated(column).isEmpty()
                    || kinds.containsKey(source.columns().get(column))) {
                values.put(column, new Values());
            }
        }
        Optional<Feature> stated = source.stated(target);
        boolean classesOfNumbers = stated.map(Feature::isNumber).orElse(false)
                && kind.map(each -> each != Target.Kind.NUMBER).orElse(false);
        if (stated.isEmpty() || classesOfNumbers) {
            values.put(target, new Values());
        }
        if (values.isEmpty()) {
            return values;
        }
        try (Cursor row = source.cursor()) {
            while (row.next()) {
                values.forEach((column, found) -> {
                    if (!row.isMissing(column)) {
                        found.add(row, column);
                    }
                });
            }
        }
        return values;
    }

    private static Feature feature(DataSource source, int column, Optional<ColumnKind> kind, Values values) {
        String name = source.columns().get(column);
        if (kind.isEmpty()) {
            Optional<Feature> stated = source.stated(column);
            if (stated.isPresent()) {
                return stated.get();
            }
            values.requireOneKind("columns: {" + name + ": {kind: texts}}");
        }
        boolean number = kind.map(said -> said == ColumnKind.NUMBER).orElseGet(values::areNumbers);
        if (number) {
            values.requireNumbers();
            return Feature.number(name);
        }
        return new Feature(name, values.texts(source, column));
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
        return new PlacedRows(inputs, source.places(), columns, rows);
    }

    /** What a file's rows become, those with missing values as {@link #missing} says; in memory. */
    public Encoded encode(DataSource source) {
        return encode(source, TargetTreatment.NONE);
    }

    /**
     * The same.
     *
     * @param ofTarget what targets that are numbers go through afterwards; one that has not its logarithm is refused
     */
    public Encoded encode(DataSource source, TargetTreatment ofTarget) {
        return inMemory(source, () -> new Encoder(this, source, ofTarget).encode());
    }

    private static Encoded inMemory(DataSource source, Supplier<Encoded> encoding) {
        try {
            return encoding.get();
        } catch (OutOfMemoryError | ArithmeticException e) {
            throw new DataException(
                    source.file()
                            + " does not fit into memory as numbers: give the JVM more, as with -Xmx, or read it as"
                            + " it is needed, with 'stream: true' in a network file, or --stream of predict and evaluate",
                    e);
        }
    }

    /** What {@link #encode} makes, read as it is needed: where the file holds numbers where they lie, else from a temporary file. */
    public EncodedRows stream(DataSource source) {
        return stream(source, TargetTreatment.NONE);
    }

    /** As {@link #encode(DataSource, TargetTreatment)}. */
    public EncodedRows stream(DataSource source, TargetTreatment ofTarget) {
        return new Encoder(this, source, ofTarget).stream();
    }

    /** The inputs of rows to predict, of which none is left out; the target's column need not be there. */
    public Encoded encodeInputs(DataSource source) {
        return inMemory(source, () -> new Encoder(this, source, TargetTreatment.NONE).encodeInputs());
    }

    /** What {@link #encodeInputs} makes, read as {@link #stream} reads. */
    public NumberRows streamInputs(DataSource source) {
        return new Encoder(this, source, TargetTreatment.NONE).streamInputs();
    }
}
