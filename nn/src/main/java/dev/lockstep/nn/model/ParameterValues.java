package dev.lockstep.nn.model;

import dev.lockstep.api.Matrix;

/**
 * The elements of a parameter.
 *
 * @param values row by row
 */
public record ParameterValues(String name, int rows, int columns, double[] values) {
    public static ParameterValues of(String name, Matrix matrix) {
        return new ParameterValues(name, matrix.rows(), matrix.columns(), matrix.toArray());
    }
}
