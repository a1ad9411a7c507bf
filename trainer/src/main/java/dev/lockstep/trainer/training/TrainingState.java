package dev.lockstep.trainer.training;

import dev.lockstep.nn.model.ParameterValues;
import java.util.List;

/**
 * All that a training changes: from it the next step follows.
 *
 * @param parameters of the model, trained or not
 * @param optimizer the optimiser's state: what all parameters share, such as {@code beta1-power}, and that of each, such as {@code w1/mean}
 */
public record TrainingState(List<ParameterValues> parameters, List<ParameterValues> optimizer) {
    public TrainingState {
        parameters = List.copyOf(parameters);
        optimizer = List.copyOf(optimizer);
    }
}
