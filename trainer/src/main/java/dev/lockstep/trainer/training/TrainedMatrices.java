package dev.lockstep.trainer.training;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.nn.model.Model;
import dev.lockstep.nn.model.Parameter;
import dev.lockstep.nn.model.ParameterValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The matrices that a training changes, read and set by their names. */
public final class TrainedMatrices {
    private final Map<String, Matrix> parameters = new LinkedHashMap<>();
    private final Map<String, Matrix> optimizer;

    /** @param optimizer the state of the optimiser by its names; empty where none is kept */
    public TrainedMatrices(Model model, Map<String, Matrix> optimizer) {
        this.optimizer = optimizer;
        for (Parameter parameter : model.parameters()) {
            parameters.put(parameter.name(), parameter.value());
        }
    }

    /** What the parameters hold now. */
    public List<ParameterValues> parameters() {
        return values(parameters);
    }

    /** All that they hold now. */
    public TrainingState state() {
        return new TrainingState(parameters(), values(optimizer));
    }

    /** @throws LockstepException if it is the state of another network or optimiser */
    public void setState(TrainingState state) {
        setParameters(state.parameters());
        set(optimizer, state.optimizer());
    }

    /** @throws LockstepException if they are those of another network */
    public void setParameters(List<ParameterValues> values) {
        set(parameters, values);
    }

    private static List<ParameterValues> values(Map<String, Matrix> matrices) {
        return matrices.entrySet().stream()
                .map(each -> ParameterValues.of(each.getKey(), each.getValue()))
                .toList();
    }

    private static void set(Map<String, Matrix> matrices, List<ParameterValues> values) {
        List<String> names = values.stream().map(ParameterValues::name).toList();
        if (!names.equals(List.copyOf(matrices.keySet()))) {
            throw new LockstepException("the state has " + names + ", and the run " + matrices.keySet());
        }
        values.forEach(each -> matrices.get(each.name()).set(each.values()));
    }
}
