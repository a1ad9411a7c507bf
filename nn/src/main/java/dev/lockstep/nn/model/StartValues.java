package dev.lockstep.nn.model;

import dev.lockstep.api.Backend;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.initializer.Draws;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.nn.layer.Layer;
import dev.lockstep.nn.layer.ParameterSpec;
import dev.lockstep.nn.layer.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The values that the parameters of a layer start from, not yet rounded to a dtype.
 *
 * @param tables one for each parameter
 */
public record StartValues(List<ParameterSpec> parameters, List<NumberTable> tables) {
    public StartValues {
        parameters = List.copyOf(parameters);
        tables = List.copyOf(tables);
    }

    /** Those for samples of a shape, drawn in the order of the parameters, but for those that are drawn before the one ahead. */
    public static StartValues draw(Layer layer, Shape input, Draws draws) {
        List<ParameterSpec> parameters = layer.parameters(input);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            order.add(parameters.get(i).drawnEarlier() ? i - 1 : i, i);
        }
        NumberTable[] tables = new NumberTable[parameters.size()];
        for (int i : order) {
            ParameterSpec parameter = parameters.get(i);
            tables[i] = parameter.start().table(parameter.rows(), parameter.columns(), draws);
        }
        return new StartValues(parameters, List.of(tables));
    }

    /**
     * The table of the parameter of a name.
     *
     * @throws LockstepException if there is none
     */
    public NumberTable table(String name) {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).name().equals(name)) {
                return tables.get(i);
            }
        }
        throw new LockstepException("there is no parameter " + name);
    }

    /** The parameters with these values, each rounded to the dtype. */
    public List<Parameter> on(Backend backend, DType dtype) {
        List<Parameter> made = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            ParameterSpec spec = parameters.get(i);
            made.add(new Parameter(spec.name(), tables.get(i).on(backend, dtype), spec.trained(), spec.layer()));
        }
        return made;
    }
}
