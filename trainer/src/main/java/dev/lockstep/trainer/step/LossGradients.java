package dev.lockstep.trainer.step;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Section;
import dev.lockstep.nn.autodiff.Tape;
import dev.lockstep.nn.loss.Objective;
import dev.lockstep.nn.loss.Outputs;
import dev.lockstep.nn.model.LayeredModel;
import dev.lockstep.nn.model.Parameter;
import dev.lockstep.nn.model.StepRandom;
import dev.lockstep.nn.model.TrainedOutputs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The gradients of a model's loss, by automatic differentiation. */
public final class LossGradients implements GradientSource {
    private static final String LOSS = "the loss";

    private final LayeredModel model;
    private final Objective objective;
    private final StepRandom random;
    private final boolean draws;

    /** @param random for layers that draw */
    public LossGradients(LayeredModel model, Objective objective, StepRandom random) {
        this.model = model;
        this.objective = objective;
        this.random = random;
        this.draws = model.drawsInTraining();
    }

    @Override
    public boolean dependsOnTheStep() {
        return draws;
    }

    @Override
    public void beginStep(long step) {
        if (draws) {
            random.setStep(step);
        }
    }

    @Override
    public List<Matrix> given() {
        return draws ? List.of(random.position()) : List.of();
    }

    @Override
    public Gradients of(Batch batch) {
        List<Parameter> parameters =
                model.parameters().stream().filter(Parameter::trained).toList();
        try (Tape tape = Tape.of(parameters.stream().map(Parameter::value).toList())) {
            TrainedOutputs trained = model.train(batch.inputs(), random);
            Outputs outputs = Section.in(LOSS, () -> Outputs.of(trained.outputs(), batch.targets(), batch.weights()));
            Matrix reported = Section.in(LOSS, () -> objective.report().of(outputs));
            Matrix followed = objective.isOneLoss()
                    ? reported
                    : Section.in(
                            "the loss that is followed",
                            () -> objective.follow().of(outputs));
            tape.backward(followed);
            Map<String, Matrix> gradients = new LinkedHashMap<>();
            for (Parameter parameter : parameters) {
                gradients.put(parameter.name(), gradient(tape, parameter));
            }
            return new Gradients(reported, outputs.predictions(), gradients, trained.afterwards());
        }
    }

    private static Matrix gradient(Tape tape, Parameter parameter) {
        return tape.gradient(parameter.value())
                .orElseThrow(() -> new LockstepException(
                        "the loss that is followed does not depend on the parameter " + parameter.name()));
    }
}
