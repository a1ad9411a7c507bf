package dev.lockstep.nn.layer;

import dev.lockstep.api.ShapeException;
import dev.lockstep.nn.initializer.Initializer;

/**
 * What a parameter of a layer is.
 *
 * @param name such as {@code w}; unique in its layer
 * @param start its first values
 * @param trained whether gradients change it
 * @param drawnEarlier whether its first values are drawn before those of the parameter ahead of it
 * @param layer the words for its layer, such as {@code layer 2 (dense)}; empty where no other layer has it
 */
public record ParameterSpec(
        String name, int rows, int columns, Initializer start, boolean trained, boolean drawnEarlier, String layer) {
    /** The most elements, 1 GiB in float64. */
    public static final int MOST_ELEMENTS = 1 << 27;

    /** @throws ShapeException if a size is not positive, or there are more than {@value #MOST_ELEMENTS} elements */
    public ParameterSpec {
        if (rows < 1 || columns < 1 || (long) rows * columns > MOST_ELEMENTS) {
            throw new ShapeException("parameter " + name + ": " + rows + "x" + columns + " is not from 1x1 to "
                    + MOST_ELEMENTS + " elements");
        }
    }

    /** A parameter that gradients change. */
    public static ParameterSpec trained(String name, int rows, int columns, Initializer start) {
        return new ParameterSpec(name, rows, columns, start, true, false, "");
    }

    /** A parameter that gradients do not change. */
    public static ParameterSpec untrained(String name, int rows, int columns, Initializer start) {
        return new ParameterSpec(name, rows, columns, start, false, false, "");
    }

    ParameterSpec untrained() {
        return new ParameterSpec(name, rows, columns, start, false, drawnEarlier, layer);
    }

    /** The same, drawn before the parameter ahead of it. */
    ParameterSpec drawnBefore() {
        return new ParameterSpec(name, rows, columns, start, trained, true, layer);
    }

    ParameterSpec named(String newName) {
        return new ParameterSpec(newName, rows, columns, start, trained, drawnEarlier, layer);
    }

    /** The same, of a layer inside another. */
    ParameterSpec within(String outer) {
        String words = layer.isEmpty() ? outer : layer + " of " + outer;
        return new ParameterSpec(name, rows, columns, start, trained, drawnEarlier, words);
    }
}
