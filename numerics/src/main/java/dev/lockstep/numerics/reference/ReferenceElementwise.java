package dev.lockstep.numerics.reference;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Expression;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.FormulaBody;
import dev.lockstep.api.op.Function;
import dev.lockstep.numerics.function.Erf;
import dev.lockstep.numerics.function.Exp;
import dev.lockstep.numerics.function.Expm1;
import dev.lockstep.numerics.function.Log;
import dev.lockstep.numerics.function.Log1p;
import dev.lockstep.numerics.function.Sigmoid;
import dev.lockstep.numerics.function.Tanh;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a formula gives for elements, by following it as it is written; in float32 every result is rounded to float32.
 *
 * <p>Each step of the formula is made for all elements given before the next step: what follows the text is then little of the time.
 *
 * <p>float32 values travel as doubles: the sum, difference, product, quotient and square root of two of them, rounded to float64 and then to
 * float32, is the one rounded to float32 at once, as 53 bits are more than twice 24 and two.
 */
public final class ReferenceElementwise {
    /** A part of a formula: what it is of the operands and, after them, the intermediate results, one number for each element. */
    private interface Term {
        double[] of(double[][] values);
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

    /** The formula for the elements at each index of arrays of one length, numbers that the dtype has. */
    public double[] of(double[]... operands) {
        double[][] values = Arrays.copyOf(operands, arity + assigned.length);
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
            return values -> {
                double[] result = new double[values[0].length];
                Arrays.fill(result, constant.value());
                return result;
            };
        }

        @Override
        public Term negation(Expression.Negation negation) {
            Term of = negation.x().accept(this);
            return values -> {
                double[] x = of.of(values);
                double[] result = new double[x.length];
                for (int i = 0; i < x.length; i++) {
                    result[i] = -x[i];
                }
                return result;
            };
        }

        @Override
        public Term arithmetic(Expression.Arithmetic arithmetic) {
            Term left = arithmetic.x().accept(this);
            Term right = arithmetic.y().accept(this);
            return values -> {
                double[] x = left.of(values);
                double[] y = right.of(values);
                double[] result = new double[x.length];
                for (int i = 0; i < x.length; i++) {
                    result[i] = dtype.round(computed(arithmetic.operator(), x[i], y[i]));
                }
                return result;
            };
        }

        private static double computed(Expression.Operator operator, double x, double y) {
            return switch (operator) {
                case PLUS -> x + y;
                case MINUS -> x - y;
                case TIMES -> x * y;
                case DIVIDED_BY -> x / y;
            };
        }

        @Override
        public Term extreme(Expression.Extreme extreme) {
            Term left = extreme.x().accept(this);
            Term right = extreme.y().accept(this);
            return values -> {
                double[] x = left.of(values);
                double[] y = right.of(values);
                double[] result = new double[x.length];
                for (int i = 0; i < x.length; i++) {
                    result[i] = extreme.isMaximum() ? Math.max(x[i], y[i]) : Math.min(x[i], y[i]);
                }
                return result;
            };
        }

        @Override
        public Term call(Expression.Call call) {
            Term of = call.x().accept(this);
            return values -> {
                double[] x = of.of(values);
                double[] result = new double[x.length];
                for (int i = 0; i < x.length; i++) {
                    result[i] = called(call.function(), x[i]);
                }
                return result;
            };
        }

        private double called(Function function, double x) {
            boolean float64 = dtype == DType.FLOAT64;
            return switch (function) {
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
        public Term choice(Expression.Choice choice) {
            Term left = choice.x().accept(this);
            Term right = choice.y().accept(this);
            Term whereItHolds = choice.chosen().accept(this);
            Term elsewhere = choice.other().accept(this);
            return values -> {
                double[] x = left.of(values);
                double[] y = right.of(values);
                double[] chosen = whereItHolds.of(values);
                double[] other = elsewhere.of(values);
                double[] result = new double[x.length];
                for (int i = 0; i < x.length; i++) {
                    boolean holds = choice.isGreater() ? x[i] > y[i] : x[i] < y[i];
                    result[i] = holds ? chosen[i] : other[i];
                }
                return result;
            };
        }
    }
}
