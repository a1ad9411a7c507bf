package dev.lockstep.api;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Expression;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.FormulaBody;
import java.util.HashMap;
import java.util.Map;

/** A formula for one element; functions are Java's, and so not the numerics contract. */
final class FakeFormula implements Expression.Visitor<Double> {
    private final DType dtype;
    private final double[] operands;
    private final Map<String, Double> intermediates = new HashMap<>();

    private FakeFormula(DType dtype, double[] operands) {
        this.dtype = dtype;
        this.operands = operands;
    }

    static double apply(Formula formula, DType dtype, double... operands) {
        FakeFormula element = new FakeFormula(dtype, operands);
        for (FormulaBody.Assignment assignment : formula.body().assignments()) {
            element.intermediates.put(assignment.name(), assignment.value().accept(element));
        }
        return formula.body().result().accept(element);
    }

    @Override
    public Double operand(Expression.Operand operand) {
        return operands[operand.index()];
    }

    @Override
    public Double intermediate(Expression.Intermediate intermediate) {
        return intermediates.get(intermediate.name());
    }

    @Override
    public Double constant(Expression.Constant constant) {
        return constant.value();
    }

    @Override
    public Double negation(Expression.Negation negation) {
        return -negation.x().accept(this);
    }

    @Override
    public Double arithmetic(Expression.Arithmetic arithmetic) {
        double x = arithmetic.x().accept(this);
        double y = arithmetic.y().accept(this);
        return dtype.round(
                switch (arithmetic.operator()) {
                    case PLUS -> x + y;
                    case MINUS -> x - y;
                    case TIMES -> x * y;
                    case DIVIDED_BY -> x / y;
                });
    }

    @Override
    public Double extreme(Expression.Extreme extreme) {
        double x = extreme.x().accept(this);
        double y = extreme.y().accept(this);
        return extreme.isMaximum() ? Math.max(x, y) : Math.min(x, y);
    }

    @Override
    public Double call(Expression.Call call) {
        double x = call.x().accept(this);
        return switch (call.function()) {
            case ABS -> Math.abs(x);
            case SQRT -> Math.sqrt(x);
            case EXP -> StrictMath.exp(x);
            case EXPM1 -> StrictMath.expm1(x);
            case LOG -> StrictMath.log(x);
            case LOG1P -> StrictMath.log1p(x);
            case TANH -> StrictMath.tanh(x);
            case ERF -> 2 * x / Math.sqrt(Math.PI);
            case SIGMOID -> 1 / (1 + StrictMath.exp(-x));
        };
    }

    @Override
    public Double choice(Expression.Choice choice) {
        double x = choice.x().accept(this);
        double y = choice.y().accept(this);
        return (choice.isGreater() ? x > y : x < y)
                ? choice.chosen().accept(this)
                : choice.other().accept(this);
    }
}
