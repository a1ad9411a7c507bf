package dev.lockstep.report.run;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Scope;
import dev.lockstep.data.Encoding;
import dev.lockstep.models.network.DataTables;
import dev.lockstep.models.network.InitialValues;
import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.models.network.ValidationSource.Parts;
import dev.lockstep.nn.initializer.Draws;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.nn.model.LayeredModel;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * What a network of one input and one output makes of its input, beside the data: at {@value #POINTS} places from the least to the greatest input,
 * {@code least + i * ((greatest - least) / 999)} in float64, the last one the greatest.
 *
 * @param inputName of the column, or {@code x}
 * @param outputName of the column, or {@code y}
 * @param y what the network predicts there, in the units of the targets
 * @param training the data trained on, before inputs and targets are prepared; validation those not
 */
public record FittedCurve(
        String inputName, String outputName, double[] x, double[] y, Points training, Optional<Points> validation) {
    private static final int POINTS = 1000;

    /** Samples, some of whose inputs may be NaN, where they were missing. */
    public record Points(double[] x, double[] y) {
        static Points of(DataTables tables) {
            return new Points(
                    tables.inputs().table().elements(),
                    tables.unscaled().orElse(tables.targets()).table().elements());
        }
    }

    /** Empty for a network of other inputs or outputs, for data that are not in memory, and for a run that diverged. */
    public static Optional<FittedCurve> of(RunContext context, TrainingResult result, Backend backend) {
        return context.definition()
                .filter(network -> network.sampleShape().length() == 1
                        && network.data().targets().columns() == 1
                        && !result.diverged())
                .flatMap(network -> of(network, context, result, backend));
    }

    private static Optional<FittedCurve> of(
            NetworkDefinition network, RunContext context, TrainingResult result, Backend backend) {
        InitialValues values = InitialValues.of(network, context.options().seed());
        if (!values.data().inputs().inMemory()) {
            return Optional.empty();
        }
        Optional<Encoding> encoding = network.data().encoding();
        DataTables training = values.data();
        Optional<DataTables> validation = values.validation();
        if (encoding.isPresent() || !values.targets().isNone()) {
            DataTables all = network.data().tables(Draws.none());
            Optional<Parts> parts = network.data()
                    .validation()
                    .map(source -> source.parts(all, Draws.none(), values.seed().orElse(0)));
            training = parts.map(Parts::training).orElse(all);
            validation = parts.map(Parts::validation);
        }
        double[] x = places(training, validation);
        NumberTable places = new NumberTable(POINTS, 1, x);
        NumberTable prepared =
                values.preparation().map(each -> each.apply(places)).orElse(places);
        try (Scope scope = backend.scope()) {
            LayeredModel model = LayeredModel.of(
                    backend, result.dtype(), network.layers(), network.sampleShape(), result.parameters());
            double[] y = values.targets()
                    .undo(model.predict(prepared.on(backend, result.dtype())).toArray(), result.dtype());
            return Optional.of(new FittedCurve(
                    encoding.map(each -> each.features().get(0).column()).orElse("x"),
                    encoding.map(each -> each.target().columns().get(0)).orElse("y"),
                    x,
                    y,
                    Points.of(training),
                    validation.map(Points::of)));
        }
    }

    private static double[] places(DataTables training, Optional<DataTables> validation) {
        double[] inputs = DoubleStream.concat(
                        Arrays.stream(training.inputs().table().elements()),
                        validation
                                .map(tables ->
                                        Arrays.stream(tables.inputs().table().elements()))
                                .orElse(DoubleStream.empty()))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double least = inputs[0];
        double greatest = inputs[inputs.length - 1];
        double step = (greatest - least) / (POINTS - 1);
        double[] places = new double[POINTS];
        Arrays.setAll(places, i -> i == POINTS - 1 ? greatest : least + i * step);
        return places;
    }
}
