package dev.lockstep.generator;

import dev.lockstep.api.op.Expression;

/** An expression of as many elements as a vector has lanes, as Java. */
final class VectorExpression implements Expression.Visitor<String> {
    private final Real real;

    private VectorExpression(Real real) {
        this.real = real;
    }

    static String of(Expression expression, Real real) {
        return expression.accept(new VectorExpression(real));
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
        return real.vector() + ".broadcast(SPECIES, " + real.literal(constant.value()) + ")";
    }

    @Override
    public String negation(Expression.Negation negation) {
        return negation.x().accept(this) + ".neg()";
    }

    @Override
    public String arithmetic(Expression.Arithmetic arithmetic) {
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
