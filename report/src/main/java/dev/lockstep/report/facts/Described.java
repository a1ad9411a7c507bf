package dev.lockstep.report.facts;

import dev.lockstep.api.decimal.Decimals;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Settings that are records, as words: the name of the record, then of each component name and value, as in {@code adam (learning-rate 0.01, beta1
 * 0.9)}; a record without components is its name. Whatever is added as a record is described without a change here.
 */
final class Described {
    private Described() {}

    static String of(Object value) {
        if (value instanceof Record) {
            return record((Record) value);
        }
        if (value instanceof Double) {
            return Decimals.toString((Double) value);
        }
        if (value instanceof Enum<?>) {
            return ((Enum<?>) value).name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        if (value instanceof List<?>) {
            return String.join(
                    ", ", ((List<?>) value).stream().map(Described::of).toList());
        }
        return String.valueOf(value);
    }

    private static String record(Record value) {
        List<String> parts = new ArrayList<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Optional<Object> part = present(component(value, component));
            part.ifPresent(present -> parts.add(named(words(component.getName()), of(present))));
        }
        String name = words(value.getClass().getSimpleName());
        return parts.isEmpty() ? name : name + " (" + String.join(", ", parts) + ")";
    }

    /** A value with its name, unless it begins with it. */
    private static String named(String name, String value) {
        return value.equals(name) || value.startsWith(name + " ") ? value : name + " " + value;
    }

    private static Object component(Record value, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a record's component can not be read", impossible);
        }
    }

    private static Optional<Object> present(Object value) {
        if (value instanceof Optional<?>) {
            return ((Optional<?>) value).map(each -> each);
        }
        if (value instanceof OptionalInt) {
            return ((OptionalInt) value).isPresent() ? Optional.of(((OptionalInt) value).getAsInt()) : Optional.empty();
        }
        if (value instanceof OptionalLong) {
            return ((OptionalLong) value).isPresent()
                    ? Optional.of(((OptionalLong) value).getAsLong())
                    : Optional.empty();
        }
        if (value instanceof OptionalDouble) {
            return ((OptionalDouble) value).isPresent()
                    ? Optional.of(((OptionalDouble) value).getAsDouble())
                    : Optional.empty();
        }
        return Optional.ofNullable(value).filter(each -> !each.equals(List.of()));
    }

    /** {@code batchNorm} and {@code BatchNorm} as {@code batch-norm}. */
    static String words(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
