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
import java.util.ArrayList;
import java.util.List;

/**
 * What a formula gives for one element, by following it as it is written; in float32 every result is rounded to float32.
 *
 * <p>float32 values travel as doubles: the sum, difference, product, quotient and square root of two of them, rounded to float64 and then to
 * float32, is the one rounded to float32 at once, as 53 bits are more than twice 24 and two.
 */
public final class ReferenceElementwise {
    /** A part of a formula: what it is of the operands and, after them, the intermediate results. */
    private interface Term {
        double of(double[] values);
    }

    private final int arity;
    private final Term[] assigned;
    private final Term result;

    /** Follows a formula in a dtype. */
    public ReferenceElementwise(Formula formula, DType dtype) {
        FormulaBody body = formula.body();
        arity = body.arity();
        Reading reading = new Reading(dtype, arity);
        assigned = body.assignments().stream().map(reading::assigned).toArray(Term[]::new);
        result = body.result().accept(reading);
    }

    /** The formula for these elements, which the dtype has. */
    public double of(double... operands) {
        double[] values = new double[arity + assigned.length];
        System.arraycopy(operands, 0, values, 0, arity);
        for (int i = 0; i < assigned.length; i++) {
            values[arity + i] = assigned[i].of(values);
        }
        return result.of(values);
    }

    /** Makes terms of expressions, in the order in which the formula is written. */
    private static final class Reading implements Expression.Visitor<Term> {
        private final DType dtype;
        private final int arity;
        private final List<String> intermediates = new ArrayList<>();

        Reading(DType dtype, int arity) {
            this.dtype = dtype;
            this.arity = arity;
        }

        Term assigned(FormulaBody.Assignment assignment) {
            Term term = assignment.value().accept(this);
            intermediates.add(assignment.name());
            return term;
        }

        @Override
        public Term operand(Expression.Operand operand) {
            int place = operand.index();
            return values -> values[place];
        }

        @Override
        public Term intermediate(Expression.Intermediate intermediate) {
            int place = arity + intermediates.lastIndexOf(intermediate.name());
            return values -> values[place];
        }

        @Override
        public Term constant(Expression.Constant constant) {
            double value = constant.value();
            return values -> value;
        }

        @Override
        public Term negation(Expression.Negation negation) {
            Term x = negation.x().accept(this);
            return values -> -x.of(values);
        }

        @Override
        public Term arithmetic(Expression.Arithmetic arithmetic) {
            Term x = arithmetic.x().accept(this);
            Term y = arithmetic.y().accept(this);
            return switch (arithmetic.operator()) {
                case PLUS -> values -> dtype.round(x.of(values) + y.of(values));
                case MINUS -> values -> dtype.round(x.of(values) - y.of(values));
                case TIMES -> values -> dtype.round(x.of(values) * y.of(values));
                case DIVIDED_BY -> values -> dtype.round(x.of(values) / y.of(values));
            };
        }

        @Override
        public Term extreme(Expression.Extreme extreme) {
            Term x = extreme.x().accept(this);
            Term y = extreme.y().accept(this);
            return extreme.isMaximum()
                    ? values -> Math.max(x.of(values), y.of(values))
                    : values -> Math.min(x.of(values), y.of(values));
        }

        @Override
        public Term call(Expression.Call call) {
            Term x = call.x().accept(this);
            boolean float64 = dtype == DType.FLOAT64;
            return switch (call.function()) {
                case ABS -> values -> Math.abs(x.of(values));
                case SQRT -> values -> dtype.round(Math.sqrt(x.of(values)));
                case EXP -> float64 ? values -> Exp.of(x.of(values)) : values -> Exp.of((float) x.of(values));
                case EXPM1 -> float64 ? values -> Expm1.of(x.of(values)) : values -> Expm1.of((float) x.of(values));
                case LOG -> float64 ? values -> Log.of(x.of(values)) : values -> Log.of((float) x.of(values));
                case LOG1P -> float64 ? values -> Log1p.of(x.of(values)) : values -> Log1p.of((float) x.of(values));
                case TANH -> float64 ? values -> Tanh.of(x.of(values)) : values -> Tanh.of((float) x.of(values));
                case SIGMOID ->
                    float64 ? values -> Sigmoid.of(x.of(values)) : values -> Sigmoid.of((float) x.of(values));
                case ERF -> float64 ? values -> Erf.of(x.of(values)) : values -> Erf.of((float) x.of(values));
            };
        }

        @Override
        public Term choice(Expression.Choice choice) {
            Term x = choice.x().accept(this);
            Term y = choice.y().accept(this);
            Term chosen = choice.chosen().accept(this);
            Term other = choice.other().accept(this);
            return choice.isGreater()
                    ? values -> (x.of(values) > y.of(values) ? chosen : other).of(values)
                    : values -> (x.of(values) < y.of(values) ? chosen : other).of(values);
        }
    }
}
