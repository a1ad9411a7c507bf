package dev.lockstep.numerics.reference;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Expression;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.FormulaBody;
import dev.lockstep.numerics.function.Erf;
import dev.lockstep.numerics.function.Exp;
import dev.lockstep.numerics.function.Expm1;
import dev.lockstep.numerics.function.Log;
import dev.lockstep.numerics.function.Log1p;
import dev.lockstep.numerics.function.Sigmoid;
import dev.lockstep.numerics.function.Tanh;
import java.util.HashMap;
import java.util.Map;

/**
 * What a formula gives for one element, by following it as it is written; in float32 every result is rounded to float32.
 *
 * <p>float32 values travel as doubles: the sum, difference, product, quotient and square root of two of them, rounded to float64 and then to
 * float32, is the one rounded to float32 at once, as 53 bits are more than twice 24 and two.
 */
public final class ReferenceElementwise implements Expression.Visitor<Double> {
    private final DType dtype;
    private final double[] operands;
    private final Map<String, Double> intermediates = new HashMap<>();

    private ReferenceElementwise(DType dtype, double[] operands) {
        this.dtype = dtype;
        this.operands = operands;
    }

    /** The formula for these elements, which the dtype has. */
    public static double apply(Formula formula, DType dtype, double... operands) {
        FormulaBody body = formula.body();
        ReferenceElementwise element = new ReferenceElementwise(dtype, operands);
        for (FormulaBody.Assignment assignment : body.assignments()) {
            element.intermediates.put(assignment.name(), assignment.value().accept(element));
        }
        return body.result().accept(element);
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
        boolean float64 = dtype == DType.FLOAT64;
        return switch (call.function()) {
            case ABS -> Math.abs(x);
            case SQRT -> dtype.round(Math.sqrt(x));
            case EXP -> float64 ? Exp.of(x) : Exp.of((float) x);
            case EXPM1 -> float64 ? Expm1.of(x) : Expm1.of((float) x);
            case LOG -> float64 ? Log.of(x) : Log.of((float) x);
            case LOG1P -> float64 ? Log1p.of(x) : Log1p.of((float) x);
            case TANH -> float64 ? Tanh.of(x) : Tanh.of((float) x);
            case SIGMOID -> float64 ? Sigmoid.of(x) : Sigmoid.of((float) x);
            case ERF -> float64 ? Erf.of(x) : Erf.of((float) x);
        };
    }

    @Override
    public Double choice(Expression.Choice choice) {
        double x = choice.x().accept(this);
        double y = choice.y().accept(this);
        boolean holds = choice.isGreater() ? x > y : x < y;
        return (holds ? choice.chosen() : choice.other()).accept(this);
    }
}
