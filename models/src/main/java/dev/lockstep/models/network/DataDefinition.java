package dev.lockstep.models.network;

import dev.lockstep.data.Encoding;
import dev.lockstep.data.Target;
import java.util.Optional;

/**
 * What a network is trained on, one row for each sample in both tables, and what is held against it afterwards.
 *
 * @param encoding how the columns of a file became these tables; empty where they come from no file. Inputs are prepared when it is known
 *     which samples are trained on; until then a missing value is NaN
 * @param sha256 of that file
 */
public record DataDefinition(
        ValueSource inputs,
        ValueSource targets,
        Optional<ValidationSource> validation,
        Optional<Encoding> encoding,
        Optional<String> sha256) {
    /** Whether the targets are classes, of data from a file. */
    public boolean ofClasses() {
        return encoding.map(each -> each.target().kind() != Target.Kind.NUMBER).orElse(false);
    }

    /** The number of samples that are trained on. */
    public int samples() {
        return validation.map(source -> source.trainingSamples(targets)).orElse(inputs.rows());
    }
}
