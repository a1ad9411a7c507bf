package dev.lockstep.trainer.step;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Section;
import dev.lockstep.nn.model.Parameter;
import dev.lockstep.nn.optimizer.Clipping;
import dev.lockstep.nn.optimizer.Optimizer;
import dev.lockstep.nn.optimizer.Penalty;
import dev.lockstep.nn.optimizer.State;
import dev.lockstep.nn.optimizer.StateSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes a model's trained parameters by their gradients, with a penalty and clipped, as an optimiser says, and holds its state and its
 * rate.
 *
 * <p>The matrices belong to the scope that is open when it is made, and are all on the backend of the parameters.
 */
public final class Update {
    private static final String UPDATE = "the update";

    private final Optimizer optimizer;
    private final Penalty penalty;
    private final Clipping clipping;
    private final List<Parameter> parameters;
    private final Map<String, Parameter> untrained = new LinkedHashMap<>();
    private final State shared;
    private final Map<String, State> states = new LinkedHashMap<>();
    private final Matrix rate;
    private double currentRate;

    /** Without a penalty and clipping. */
    public Update(Optimizer optimizer, List<Parameter> parameters, double rate) {
        this(optimizer, Penalty.NONE, Clipping.NONE, parameters, rate);
    }

    public Update(Optimizer optimizer, Penalty penalty, Clipping clipping, List<Parameter> parameters, double rate) {
        this.optimizer = optimizer;
        this.penalty = penalty;
        this.clipping = clipping;
        this.parameters = parameters.stream().filter(Parameter::trained).toList();
        parameters.stream()
                .filter(parameter -> !parameter.trained())
                .forEach(parameter -> untrained.put(parameter.name(), parameter));
        Matrix any = parameters.get(0).value();
        this.shared = state(optimizer.sharedState(), any);
        for (Parameter parameter : this.parameters) {
            Matrix value = parameter.value();
            states.put(parameter.name(), state(optimizer.state(value.rows(), value.columns()), value));
        }
        this.rate = any.backend().matrix(any.dtype(), 1, 1, rate);
        this.currentRate = rate;
    }

    /** The gradients, and where the penalty is reported the loss, of a batch's loss with the penalty. */
    public Gradients penalized(Gradients gradients) {
        if (penalty.isNone()) {
            return gradients;
        }
        Map<String, Matrix> penalized = new LinkedHashMap<>(gradients.byParameter());
        List<Matrix> concerned = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (penalty.concerns(parameter.name())) {
                Matrix gradient = penalized.get(parameter.name());
                section("the penalty", parameter)
                        .run(() -> penalized.put(parameter.name(), penalty.addedTo(gradient, parameter.value())));
                concerned.add(parameter.value());
            }
        }
        Matrix loss = penalty.reported()
                ? Section.in("the penalty", () -> penalty.addedTo(gradients.loss(), concerned))
                : gradients.loss();
        return gradients.with(loss, penalized);
    }

    /** Changes every trained parameter by its gradient, clipped, and sets the others to what they are to hold afterwards. */
    public void apply(Gradients gradients) {
        List<Matrix> found = parameters.stream()
                .map(parameter -> gradients.byParameter().get(parameter.name()))
                .toList();
        List<Matrix> clipped = Section.in("the clipping", () -> clipping.clip(found));
        Optimizer.ParameterUpdate update = Section.in(UPDATE, () -> optimizer.begin(shared, rate));
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            Matrix gradient = clipped.get(i);
            section(UPDATE, parameter)
                    .run(() -> update.update(parameter.value(), gradient, states.get(parameter.name())));
        }
        gradients.afterwards().forEach((name, value) -> {
            Parameter parameter = untrained.get(name);
            section(UPDATE, parameter).run(() -> parameter.value().setRows(0, value, 0, value.rows()));
        });
    }

    /** The optimiser's state: first what all parameters share, then that of each, named as in {@code w1/mean}. */
    public Map<String, Matrix> state() {
        Map<String, Matrix> all = new LinkedHashMap<>();
        shared.names().forEach(name -> all.put(name, shared.get(name)));
        states.forEach(
                (parameter, state) -> state.names().forEach(name -> all.put(parameter + "/" + name, state.get(name))));
        return all;
    }

    /** Sets the rate of the steps from now on, also of recorded ones. */
    public void setRate(double newRate) {
        if (newRate != currentRate) {
            rate.set(newRate);
            currentRate = newRate;
        }
    }

    private static Section section(String what, Parameter parameter) {
        return new Section(what, Optional.of(new Section(parameter, Optional.empty())));
    }

    private static State state(List<StateSpec> specs, Matrix like) {
        Backend backend = like.backend();
        Map<String, Matrix> matrices = new LinkedHashMap<>();
        for (StateSpec spec : specs) {
            double[] start = new double[spec.rows() * spec.columns()];
            Arrays.fill(start, spec.start());
            matrices.put(spec.name(), backend.matrix(like.dtype(), spec.rows(), spec.columns(), start));
        }
        return new State(matrices);
    }
}
