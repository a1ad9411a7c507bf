package dev.lockstep.generator;

import dev.lockstep.api.op.Expression;
import dev.lockstep.api.op.Function;

/** An expression of one element as Java. */
final class ScalarExpression implements Expression.Visitor<String> {
    private final Real real;

    private ScalarExpression(Real real) {
        this.real = real;
    }

    static String of(Expression expression, Real real) {
        return expression.accept(new ScalarExpression(real));
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
        return real.literal(constant.value());
    }

    @Override
    public String negation(Expression.Negation negation) {
        return "-" + negation.x().accept(this);
    }

    @Override
    public String arithmetic(Expression.Arithmetic arithmetic) {
        return "(" + arithmetic.x().accept(this) + " " + arithmetic.operator().symbol() + " "
                + arithmetic.y().accept(this) + ")";
    }

    @Override
    public String extreme(Expression.Extreme extreme) {
        return "Math." + (extreme.isMaximum() ? "max" : "min") + "("
                + extreme.x().accept(this) + ", " + extreme.y().accept(this) + ")";
    }

    @Override
    public String call(Expression.Call call) {
        String x = call.x().accept(this);
        if (call.function().isElementary()) {
            return className(call.function()) + ".of(" + x + ")";
        }
        return (real == Real.FLOAT ? "(float) " : "") + "Math."
                + Names.method(call.function().name()) + "(" + x + ")";
    }

    /** Gradients are kept or dropped unpredictably, so a choice between a value and zero is made without a branch. */
    @Override
    public String choice(Expression.Choice choice) {
        String condition = choice.x().accept(this)
                + (choice.isGreater() ? " > " : " < ")
                + choice.y().accept(this);
        if (isZero(choice.other()) && !(choice.chosen() instanceof Expression.Constant)) {
            return "keep(" + condition + ", " + choice.chosen().accept(this) + ")";
        }
        if (isZero(choice.chosen()) && !(choice.other() instanceof Expression.Constant)) {
            return "keep(!(" + condition + "), " + choice.other().accept(this) + ")";
        }
        return "(" + condition + " ? " + choice.chosen().accept(this) + " : "
                + choice.other().accept(this) + ")";
    }

    /** The class of a function of rule 5. */
    static String className(Function function) {
        return Names.type(function.name());
    }

    private static boolean isZero(Expression expression) {
        return expression instanceof Expression.Constant constant && constant.value() == 0;
    }
}
