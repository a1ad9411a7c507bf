package dev.lockstep.report.facts;

import dev.lockstep.api.decimal.Decimals;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Settings that are records, as words: the name of the record, then of each component name and value, as in {@code adam (learning-rate 0.01, beta1
 * 0.9)}; a record without components is its name, and a component that is absent or an empty list is left out. Whatever is added as a record is
 * described without a change here.
 */
final class Described {
    private Described() {}

    /** What is said of a layer, an optimiser and the like. */
    static String of(Object value) {
        return text(value);
    }

    private static String record(Record value) {
        List<String> parts = new ArrayList<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            String text = text(component(value, component));
            if (!text.isEmpty()) {
                parts.add(named(words(component.getName()), text));
            }
        }
        String name = words(value.getClass().getSimpleName());
        return parts.isEmpty() ? name : name + " (" + String.join(", ", parts) + ")";
    }

    /** Numbers as everywhere, not as the JDK writes them; what is neither number nor made of others says itself what it is. */
    private static String text(Object value) {
        if (value instanceof Record part) {
            return record(part);
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(Described::text).orElse("");
        }
        if (value instanceof List<?> list) {
            return String.join(", ", list.stream().map(Described::text).toList());
        }
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return value instanceof Double number ? Decimals.toString(number) : String.valueOf(value);
    }

    private static Object component(Record value, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a record's component can not be read", impossible);
        }
    }

    /** A value with its name, unless it begins with it. */
    private static String named(String name, String value) {
        return value.equals(name) || value.startsWith(name + " ") ? value : name + " " + value;
    }

    /** {@code batchNorm} and {@code BatchNorm} as {@code batch-norm}. */
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
