package dev.lockstep.models.network;

import dev.lockstep.api.decimal.Decimals;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads numbers and lists; every error has its place. */
final class Numbers {
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");

    private Numbers() {}

    static double real(YamlNode node, String what) {
        OptionalDouble value = node instanceof YamlNode.Scalar scalar && scalar.plain()
                ? Decimals.digits(scalar.text())
                : OptionalDouble.empty();
        double read = value.orElseThrow(() -> node.location().error(what + " must be a number, not " + node.kind()));
        if (Double.isInfinite(read)) {
            throw node.location().error(what + " is too large for float64: " + node.kind());
        }
        return read;
    }

    static double positive(YamlNode node, String what) {
        double value = real(node, what);
        if (value <= 0) {
            throw node.location().error(what + " must be above 0, not " + node.kind());
        }
        return value;
    }

    static double notNegative(YamlNode node, String what) {
        double value = real(node, what);
        if (value < 0) {
            throw node.location().error(what + " must be at least 0, not " + node.kind());
        }
        return value;
    }

    static double fraction(YamlNode node, String what) {
        double value = real(node, what);
        if (value < 0 || value >= 1) {
            throw node.location().error(what + " must be from 0 to below 1, not " + node.kind());
        }
        return value;
    }

    static long whole(YamlNode node, String what, long minimum, long maximum) {
        return whole(node, minimum, maximum)
                .orElseThrow(() -> node.location()
                        .error(what + " must be a whole number from " + minimum + " to " + maximum + ", not "
                                + node.kind()));
    }

    /** Empty if it is no whole number, or not one of these. */
    static OptionalLong whole(YamlNode node, long minimum, long maximum) {
        if (node instanceof YamlNode.Scalar scalar
                && scalar.plain()
                && WHOLE.matcher(scalar.text()).matches()) {
            long value = Long.parseLong(scalar.text());
            return value >= minimum && value <= maximum ? OptionalLong.of(value) : OptionalLong.empty();
        }
        return OptionalLong.empty();
    }

    static int count(YamlNode node, String what) {
        return (int) whole(node, what, 1, Integer.MAX_VALUE);
    }

    /** What each item of a list with at least one says; every one that can not be read is noted. */
    static <T> List<T> each(YamlNode node, String what, Function<YamlNode, T> reader) {
        List<YamlNode> items = list(node, what);
        List<T> read = new ArrayList<>();
        items.forEach(item -> item.location().attempt(() -> reader.apply(item)).ifPresent(read::add));
        if (read.size() < items.size()) {
            throw node.location().mistakes().noted();
        }
        return read;
    }

    /** The items of a list that has at least one. */
    static List<YamlNode> list(YamlNode node, String what) {
        if (!(node instanceof YamlNode.Sequence sequence)) {
            throw node.location().error(what + " must be a list, not " + node.kind());
        }
        if (sequence.items().isEmpty()) {
            throw node.location().error(what + " must not be empty");
        }
        return sequence.items();
    }
}
