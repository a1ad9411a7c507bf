package dev.lockstep.models.network;

import dev.lockstep.data.Encoding;
import dev.lockstep.data.Target;
import dev.lockstep.data.TargetTreatment;
import dev.lockstep.data.file.DataFile;
import dev.lockstep.nn.initializer.Draws;
import dev.lockstep.nn.initializer.NumberRows;
import dev.lockstep.nn.metric.Predictions;
import java.util.List;
import java.util.Optional;

/**
 * What a network is trained on, one row for each sample in both tables, and what is held against it afterwards.
 *
 * @param weights how much each sample counts, one column; empty where all count the same
 * @param scaling what targets go through when it is known which samples are trained on; {@link DataTables} have them as they are until then
 * @param encoding how the columns of a file became these tables; empty where they come from no file. Inputs are prepared when it is known
 *     which samples are trained on; until then a missing value is NaN
 * @param files that they come from, in the order data, targets, validation, its targets, each once
 */
public record DataDefinition(
        ValueSource inputs,
        ValueSource targets,
        Optional<ValueSource> weights,
        Optional<ValidationSource> validation,
        TargetTreatment scaling,
        Optional<Encoding> encoding,
        List<ReadFile> files) {
    public DataDefinition {
        files = List.copyOf(files);
    }

    /** The digest of the files, as {@link DataFile#digest} makes it; empty where they come from no file. */
    public Optional<String> sha256() {
        return DataFile.digest(files.stream().map(ReadFile::sha256).toList());
    }

    /** The tables, whole. */
    public DataTables tables(Draws draws) {
        return tables(inputs, targets, weights, draws);
    }

    static DataTables tables(ValueSource inputs, ValueSource targets, Optional<ValueSource> weights, Draws draws) {
        NumberRows made = inputs.table(draws, Optional.empty());
        return new DataTables(
                made,
                targets.table(draws, Optional.of(made)),
                weights.map(each -> each.table(draws, Optional.empty())));
    }

    /** The same data with other samples that are not trained on. */
    DataDefinition withValidation(ValidationSource other) {
        return new DataDefinition(inputs, targets, weights, Optional.of(other), scaling, encoding, files);
    }

    /** Whether the targets are classes, of data from a file. */
    public boolean ofClasses() {
        return encoding.map(each -> each.target().kind() != Target.Kind.NUMBER).orElse(false);
    }

    /**
     * Whether the targets are classes, as far as that is known: of a file by the kind of its target; of tables that are given they are not where a
     * number is neither 0 nor 1, and what 0 and 1 stand for is not known.
     */
    public Optional<Boolean> targetsAreClasses() {
        return encoding.isPresent()
                ? Optional.of(ofClasses())
                : targets.areNumbers() ? Optional.of(false) : Optional.empty();
    }

    /** Whether the targets are classes: of a file by the kind of its target; of tables that are given by {@link Predictions#areClasses}. */
    public boolean areClasses(Predictions predictions) {
        return encoding.isPresent() ? ofClasses() : predictions.areClasses();
    }

    /** The names of several columns that are predicted as numbers; none where there are not several, or they have no names. */
    public List<String> severalTargets() {
        return encoding.map(each -> each.target().severalColumns()).orElse(List.of());
    }

    /** The names of the classes; their numbers where they have no names. */
    public List<String> labels(Predictions predictions) {
        return encoding.map(each -> each.target().labels())
                .filter(labels -> labels.size() == predictions.classes())
                .orElseGet(predictions::numbers);
    }

    /** The number of samples that are trained on. */
    public int samples() {
        return validation.map(source -> source.trainingSamples(targets)).orElse(inputs.rows());
    }
}
