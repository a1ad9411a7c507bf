package dev.lockstep.trainer.training;

import dev.lockstep.api.Matrix;
import dev.lockstep.api.Section;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.nn.model.Parameter;
import dev.lockstep.nn.model.ParameterWords;
import dev.lockstep.trainer.step.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one operation of a step computed.
 *
 * @param operation such as {@code matmul}; of what the step is given, {@code given } and its name
 * @param operands the shapes of the operands, such as {@code 4x2}
 * @param section the part of the network or of the step in which it is computed, such as {@code layer 2 (dense)}; of a given parameter its
 *     layer; empty where it is in none
 * @param values row by row, float32 widened
 */
public record TracedOperation(
        String operation, List<String> operands, String section, DType dtype, int rows, int columns, double[] values) {
    private static final String GIVEN = "given ";

    /** Whether it is a result, and nothing that the step was given. */
    public boolean isResult() {
        return !operation.startsWith(GIVEN);
    }

    /** What the step was given, such as {@code inputs} or the name of a parameter. */
    String givenName() {
        return operation.substring(GIVEN.length());
    }

    /** Such as {@code w1 of layer 1 (dense)}. */
    String givenWords() {
        return ParameterWords.of(givenName(), section);
    }

    /** Such as {@code tanh of 4x4 giving 4x4 in row 0, column 1, in layer 2 (dense)}. */
    String description(int place) {
        String where = Finiteness.at(place, columns);
        if (!isResult()) {
            return givenWords() + where;
        }
        String of = operands.isEmpty() ? "" : " of " + String.join(" and ", operands);
        String in = section.isEmpty() ? "" : ", in " + section;
        return operation + of + " giving " + rows + "x" + columns + where + in;
    }

    static TracedOperation given(String name, Matrix matrix) {
        return given(name, "", matrix);
    }

    static TracedOperation given(Parameter parameter) {
        return given(parameter.name(), parameter.layer(), parameter.value());
    }

    private static TracedOperation given(String name, String section, Matrix matrix) {
        return new TracedOperation(
                GIVEN + name, List.of(), section, matrix.dtype(), matrix.rows(), matrix.columns(), matrix.toArray());
    }

    static TracedOperation of(Instruction instruction, Optional<Section> section, double[] values) {
        Operand out = instruction.out();
        return new TracedOperation(
                instruction.description(),
                instruction.operands().stream().map(Operand::shape).toList(),
                section.map(Section::toString).orElse(""),
                out.dtype(),
                out.rows(),
                out.columns(),
                values);
    }

    /** The matrices of samples, with names. */
    static List<TracedOperation> given(Batch samples) {
        List<TracedOperation> given = new ArrayList<>();
        given.add(given("inputs", samples.inputs()));
        given.add(given("targets", samples.targets()));
        samples.weights().ifPresent(weights -> given.add(given("sample weights", weights)));
        return given;
    }
}
