package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.op.Expression;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.FormulaBody;
import java.util.Locale;

/** The formulas as OpenCL C: for each a number, and a case of the switch over them. */
final class FormulaSource implements Expression.Visitor<String> {
    private FormulaSource() {}

    /** The macro {@code FORMULA_CASES}, which elementwise.cl takes into its switch. */
    static String text() {
        StringBuilder text = new StringBuilder("#define FORMULA_CASES");
        for (Formula formula : Formula.values()) {
            line(text, "case " + InstructionCode.of(formula) + ":");
            cases(text, formula.body());
            line(text, "    break;");
        }
        return text.append("\n\n").toString();
    }

    /** A loop for each choice of constant operands that is common, so that a compiler can use vectors, and one for all others. */
    private static void cases(StringBuilder text, FormulaBody body) {
        if (body.arity() == 1) {
            loop(text, body, 0);
            return;
        }
        int[] common = switch (body.arity()) {
            case 2 -> new int[] {0, 1, 2};
            default -> new int[] {0, 2};
        };
        for (int constants : common) {
            line(text, "    if (constants == " + constants + ") {");
            loop(text, body, constants);
            line(text, "    } else");
        }
        line(text, "    {");
        loop(text, body, -1);
        line(text, "    }");
    }

    private static void loop(StringBuilder text, FormulaBody body, int constants) {
        for (int i = 0; i < body.arity(); i++) {
            if (constants == -1) {
                line(text, "        const long " + name(i) + "Step = (constants & " + (1 << i) + ") ? 0 : 1;");
            } else if ((constants & 1 << i) != 0) {
                line(text, "        const real " + name(i) + " = " + name(i) + "Constant;");
            }
        }
        line(text, "        EVERY_ELEMENT");
        line(text, "        {");
        for (int i = 0; i < body.arity(); i++) {
            if (constants == -1) {
                line(
                        text,
                        "            const real " + name(i) + " = " + name(i) + "Step ? " + name(i) + "Elements[e] : "
                                + name(i) + "Constant;");
            } else if ((constants & 1 << i) == 0) {
                line(text, "            const real " + name(i) + " = " + name(i) + "Elements[e];");
            }
        }
        FormulaSource visitor = new FormulaSource();
        for (FormulaBody.Assignment assignment : body.assignments()) {
            line(
                    text,
                    "            const real " + assignment.name() + "Value = "
                            + assignment.value().accept(visitor) + ";");
        }
        line(text, "            out[e] = " + body.result().accept(visitor) + ";");
        line(text, "        }");
    }

    private static void line(StringBuilder text, String line) {
        text.append(" \\\n    ").append(line);
    }

    private static char name(int operand) {
        return (char) ('a' + operand);
    }

    @Override
    public String operand(Expression.Operand operand) {
        return String.valueOf(name(operand.index()));
    }

    @Override
    public String intermediate(Expression.Intermediate intermediate) {
        return intermediate.name() + "Value";
    }

    @Override
    public String constant(Expression.Constant constant) {
        return "((real) " + constant.value() + ")";
    }

    @Override
    public String negation(Expression.Negation negation) {
        return "FROM_BITS(BITS(" + negation.x().accept(this) + ") ^ SIGN_BIT)";
    }

    @Override
    public String arithmetic(Expression.Arithmetic arithmetic) {
        String x = arithmetic.x().accept(this);
        String y = arithmetic.y().accept(this);
        return switch (arithmetic.operator()) {
            case PLUS, MINUS, TIMES -> "(" + x + " " + arithmetic.operator().symbol() + " " + y + ")";
            case DIVIDED_BY -> "real_divide(" + x + ", " + y + ")";
        };
    }

    @Override
    public String extreme(Expression.Extreme extreme) {
        return (extreme.isMaximum() ? "maximum(" : "minimum(") + extreme.x().accept(this) + ", "
                + extreme.y().accept(this) + ")";
    }

    @Override
    public String call(Expression.Call call) {
        String x = call.x().accept(this);
        return "real_" + call.function().name().toLowerCase(Locale.ROOT) + "(" + x + ")";
    }

    @Override
    public String choice(Expression.Choice choice) {
        return "(" + choice.x().accept(this) + (choice.isGreater() ? " > " : " < ")
                + choice.y().accept(this) + " ? " + choice.chosen().accept(this) + " : "
                + choice.other().accept(this) + ")";
    }
}
