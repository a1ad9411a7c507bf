package dev.lockstep.cli.command.tune;

import dev.lockstep.api.LockstepException;
import dev.lockstep.models.network.Adjustment;
import dev.lockstep.models.network.CommaList;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Values to try in places of a network file: every combination, the last place changing fastest. */
final class Grid {
    private static final int MOST = 10_000;
    private static final Pattern BETWEEN_VALUES = Pattern.compile(",(?![^\\[{]*[\\]}])");

    private final List<String> paths = new ArrayList<>();
    private List<List<Adjustment>> combinations = List.of(List.of());

    /** @param axes as {@code optimizer.adam.learning-rate=0.1,0.01}; commas within brackets do not divide */
    Grid(List<String> axes) {
        for (String axis : axes) {
            int equals = axis.indexOf('=');
            if (equals < 1 || equals == axis.length() - 1) {
                throw new LockstepException("--grid '" + axis
                        + "' must be a place with values, as in --grid optimizer.adam.learning-rate=0.1,0.01");
            }
            add(axis.substring(0, equals).strip(), values(axis.substring(equals + 1)));
        }
    }

    private static List<String> values(String list) {
        try {
            return CommaList.elements(list, BETWEEN_VALUES);
        } catch (LockstepException wrong) {
            throw new LockstepException("--grid: " + wrong.getMessage(), wrong);
        }
    }

    private void add(String path, List<String> values) {
        if (paths.contains(path)) {
            throw new LockstepException("--grid gives '" + path + "' twice");
        }
        paths.add(path);
        Set<String> different = new LinkedHashSet<>(values);
        if ((long) combinations.size() * different.size() > MOST) {
            throw new LockstepException("--grid has more than " + MOST + " combinations");
        }
        List<List<Adjustment>> more = new ArrayList<>();
        for (List<Adjustment> combination : combinations) {
            for (String value : different) {
                List<Adjustment> longer = new ArrayList<>(combination);
                longer.add(new Adjustment(path, value));
                more.add(longer);
            }
        }
        combinations = more;
    }

    List<String> paths() {
        return paths;
    }

    /** Values for all places; one without any if there are no places. */
    List<List<Adjustment>> combinations() {
        return combinations;
    }
}
