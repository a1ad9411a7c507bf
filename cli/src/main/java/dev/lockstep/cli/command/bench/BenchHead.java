package dev.lockstep.cli.command.bench;

import dev.lockstep.api.BackendStatus;
import dev.lockstep.api.opening.Availability.Available;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.ProductBaseline;
import dev.lockstep.bench.Contender;
import dev.lockstep.bench.Machine;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What measures and what is measured.
 *
 * @param options with what the backends were opened
 * @param leftOut backends that are installed and not available
 * @param libraries those beside whose products those of the backends are measured
 */
record BenchHead(
        Machine machine,
        BackendOptions options,
        List<BenchBackends.Opened> backends,
        List<BackendStatus> leftOut,
        List<ProductBaseline.Library> libraries) {
    private static final List<String> SHOWN_DETAILS = List.of("threads", "vector");

    /** The backends, then the libraries. */
    List<Contender> contenders() {
        List<Contender> contenders = new ArrayList<>();
        backends.forEach(each ->
                contenders.add(Contender.of(each.backend(), each.available().dtypes())));
        libraries.forEach(library -> contenders.add(Contender.of(library)));
        return contenders;
    }

    Set<String> libraryNames() {
        Set<String> names = new LinkedHashSet<>();
        libraries.forEach(library -> names.add(library.name()));
        return names;
    }

    /** The device that computes, and of a backend's details those that bear on its speed, up to their first comma. */
    static String describe(Available backend) {
        StringBuilder text = new StringBuilder(backend.device());
        for (String detail : SHOWN_DETAILS) {
            if (backend.details().containsKey(detail)) {
                String value = backend.details().get(detail).split("[,;]", 2)[0];
                text.append("; ").append(detail).append(' ').append(value);
            }
        }
        return text.toString();
    }
}
