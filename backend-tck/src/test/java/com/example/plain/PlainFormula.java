package com.example.plain;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Formula;
import dev.lockstep.numerics.function.Erf;
import dev.lockstep.numerics.function.Exp;
import dev.lockstep.numerics.function.Expm1;
import dev.lockstep.numerics.function.Log;
import dev.lockstep.numerics.function.Log1p;
import dev.lockstep.numerics.function.Sigmoid;
import dev.lockstep.numerics.function.Tanh;

/** The formulas written as Java; every operation is rounded to the dtype, as float32 numbers are computed with in double. */
final class PlainFormula {
    private PlainFormula() {}

    static double apply(Formula formula, DType dtype, double... operands) {
        double a = operands[0];
        double b = operands.length > 1 ? operands[1] : Double.NaN;
        boolean single = dtype == DType.FLOAT32;
        return switch (formula) {
            case NEGATE -> -a;
            case ABS -> Math.abs(a);
            case SQRT -> dtype.round(Math.sqrt(a));
            case EXP -> single ? Exp.of((float) a) : Exp.of(a);
            case EXPM1 -> single ? Expm1.of((float) a) : Expm1.of(a);
            case LOG -> single ? Log.of((float) a) : Log.of(a);
            case LOG1P -> single ? Log1p.of((float) a) : Log1p.of(a);
            case TANH -> single ? Tanh.of((float) a) : Tanh.of(a);
            case SIGMOID -> single ? Sigmoid.of((float) a) : Sigmoid.of(a);
            case ERF -> single ? Erf.of((float) a) : Erf.of(a);
            case SOFTSIGN -> dtype.round(a / dtype.round(1 + Math.abs(a)));
            case RELU -> Math.max(a, 0.0);
            case PLUS -> dtype.round(a + b);
            case MINUS -> dtype.round(a - b);
            case TIMES -> dtype.round(a * b);
            case DIVIDED_BY -> dtype.round(a / b);
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case GREATER_THAN -> a > b ? 1.0 : 0.0;
            case RELU_BACKWARD -> b > 0 ? a : 0.0;
            case RELU_BACKWARD_SLOPE_ONE_AT_ZERO -> b < 0 ? 0.0 : a;
            case TANH_BACKWARD -> dtype.round(a * dtype.round(1 - dtype.round(b * b)));
            case SIGMOID_BACKWARD -> dtype.round(a * dtype.round(b * dtype.round(1 - b)));
            case SUBTRACT_SCALED -> dtype.round(a - dtype.round(b * operands[2]));
            case MOVE_TOWARDS -> dtype.round(a + dtype.round(b * dtype.round(operands[2] - a)));
            case AVERAGE_SQUARES ->
                dtype.round(dtype.round(b * a) + dtype.round(dtype.round(operands[3] * operands[2]) * operands[2]));
            case ROOT_QUOTIENT -> dtype.round(dtype.round(dtype.round(Math.sqrt(a)) / b) + operands[2]);
            case SUBTRACT_QUOTIENT -> dtype.round(a - dtype.round(dtype.round(b * operands[2]) / operands[3]));
        };
    }
}
