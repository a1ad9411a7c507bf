package dev.lockstep.onnx;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Expression;
import dev.lockstep.api.op.FormulaBody;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A formula as nodes, one for each part of it; each method gives the name of a part's result. */
final class ExpressionNodes implements Expression.Visitor<String> {
    private static final Expression ZERO = new Expression.Constant(0);

    private final GraphBuilder graph;
    private final List<String> operands;
    private final Map<String, String> intermediates = new HashMap<>();

    private ExpressionNodes(GraphBuilder graph, List<String> operands) {
        this.graph = graph;
        this.operands = operands;
    }

    static String of(FormulaBody formula, List<String> operands, GraphBuilder graph) {
        ExpressionNodes nodes = new ExpressionNodes(graph, operands);
        formula.assignments()
                .forEach(each ->
                        nodes.intermediates.put(each.name(), each.value().accept(nodes)));
        return formula.result().accept(nodes);
    }

    @Override
    public String operand(Expression.Operand expression) {
        return operands.get(expression.index());
    }

    @Override
    public String intermediate(Expression.Intermediate expression) {
        return intermediates.get(expression.name());
    }

    @Override
    public String constant(Expression.Constant expression) {
        return graph.number(expression.value());
    }

    @Override
    public String negation(Expression.Negation expression) {
        return graph.node("Neg", expression.x().accept(this));
    }

    @Override
    public String arithmetic(Expression.Arithmetic expression) {
        String operator = switch (expression.operator()) {
            case PLUS -> "Add";
            case MINUS -> "Sub";
            case TIMES -> "Mul";
            case DIVIDED_BY -> "Div";
        };
        return graph.node(operator, expression.x().accept(this), expression.y().accept(this));
    }

    @Override
    public String extreme(Expression.Extreme expression) {
        String x = expression.x().accept(this);
        if (expression.isMaximum() && expression.y().equals(ZERO)) {
            return graph.node("Relu", x);
        }
        return graph.node(
                expression.isMaximum() ? "Max" : "Min", x, expression.y().accept(this));
    }

    @Override
    public String call(Expression.Call expression) {
        String x = expression.x().accept(this);
        return switch (expression.function()) {
            case ABS -> graph.node("Abs", x);
            case SQRT -> graph.node("Sqrt", x);
            case EXP -> graph.node("Exp", x);
            case EXPM1 -> graph.node("Sub", graph.node("Exp", x), graph.number(1));
            case LOG -> graph.node("Log", x);
            case LOG1P -> graph.node("Log", graph.node("Add", x, graph.number(1)));
            case TANH -> graph.node("Tanh", x);
            case SIGMOID -> graph.node("Sigmoid", unfused(x));
            case ERF -> graph.dtype() == DType.FLOAT64 ? ErrorFunction.of(x, graph) : graph.node("Erf", x);
        };
    }

    /** ONNX Runtime makes one operator of a product with the sigmoid of the same number, which it then has not in float64. */
    private String unfused(String x) {
        return graph.dtype() == DType.FLOAT64 ? graph.node("Neg", graph.node("Neg", x)) : x;
    }

    @Override
    public String choice(Expression.Choice expression) {
        String holds = graph.node(
                expression.isGreater() ? "Greater" : "Less",
                expression.x().accept(this),
                expression.y().accept(this));
        String chosen = expression.chosen().accept(this);
        return graph.node("Where", List.of(holds, chosen, expression.other().accept(this)));
    }
}
