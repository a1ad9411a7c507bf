package dev.lockstep.models.network;

import dev.lockstep.data.Clip;
import dev.lockstep.data.ColumnKind;
import dev.lockstep.data.Logarithm;
import dev.lockstep.data.Missing;
import dev.lockstep.data.Quantiles;
import dev.lockstep.data.Scaling;
import dev.lockstep.data.Treatment;
import java.util.Optional;

/**
 * What a network file says of one column.
 *
 * @param location of its name
 */
record ColumnWords(
        String name,
        Location location,
        Optional<ColumnKind> kind,
        Optional<Missing> missing,
        Optional<Clip> clip,
        Optional<Quantiles> quantiles,
        Optional<Logarithm> logarithm,
        Optional<Scaling> scaling) {
    /** What the column goes through; what is not said is as for all columns that hold the same. */
    Treatment treatment(Treatment ofAll) {
        return new Treatment(
                missing.orElse(ofAll.missing()),
                clip.orElse(Clip.NONE),
                quantiles,
                logarithm.orElse(Logarithm.NONE),
                scaling.orElse(ofAll.scaling()));
    }
}
