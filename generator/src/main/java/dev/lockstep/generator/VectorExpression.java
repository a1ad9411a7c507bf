package dev.lockstep.generator;

import dev.lockstep.api.op.Expression;

/** An expression of as many elements as a vector has lanes, as Java. */
final class VectorExpression implements Expression.Visitor<String> {
    private final Real real;
    private final boolean halved;

    private VectorExpression(Real real, boolean halved) {
        this.real = real;
        this.halved = halved;
    }

    /** @param halved whether vectors are {@code HALF} as long, and products are computed in float64 */
    static String of(Expression expression, Real real, boolean halved) {
        return expression.accept(new VectorExpression(real, halved));
    }

    @Override
    public String operand(Expression.Operand operand) {
        return "v" + operand.index();
    }

    @Override
    public String intermediate(Expression.Intermediate intermediate) {
        return Names.intermediate(intermediate.name());
    }

    @Override
    public String constant(Expression.Constant constant) {
        return real.vector() + ".broadcast(" + (halved ? "HALF" : "SPECIES") + ", " + real.literal(constant.value())
                + ")";
    }

    @Override
    public String negation(Expression.Negation negation) {
        return negation.x().accept(this) + ".neg()";
    }

    @Override
    public String arithmetic(Expression.Arithmetic arithmetic) {
        if (halved && arithmetic.operator() == Expression.Operator.TIMES) {
            return "HalfVectors.product(" + arithmetic.x().accept(this) + ", "
                    + arithmetic.y().accept(this) + ")";
        }
        String method = switch (arithmetic.operator()) {
            case PLUS -> "add";
            case MINUS -> "sub";
            case TIMES -> "mul";
            case DIVIDED_BY -> "div";
        };
        return arithmetic.x().accept(this) + "." + method + "(" + arithmetic.y().accept(this) + ")";
    }

    @Override
    public String extreme(Expression.Extreme extreme) {
        return extreme.x().accept(this) + (extreme.isMaximum() ? ".max(" : ".min(")
                + extreme.y().accept(this) + ")";
    }

    @Override
    public String call(Expression.Call call) {
        if (call.function().isElementary()) {
            throw new IllegalArgumentException(call.function() + " is no part of a formula");
        }
        return call.x().accept(this) + "." + Names.method(call.function().name()) + "()";
    }

    @Override
    public String choice(Expression.Choice choice) {
        return choice.other().accept(this) + ".blend(" + choice.chosen().accept(this) + ", "
                + choice.x().accept(this) + ".compare(VectorOperators." + (choice.isGreater() ? "GT" : "LT") + ", "
                + choice.y().accept(this) + "))";
    }
}
