package dev.lockstep.generator;

import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.FormulaBody;
import dev.lockstep.api.op.Function;
import java.util.Locale;

/** The class with the scalar loop of every formula in one dtype. */
final class ScalarFormulas {
    private final Real real;
    private final SourceText text = new SourceText();

    private ScalarFormulas(Real real) {
        this.real = real;
    }

    static String name(Real real) {
        return real.prefix() + "Formulas";
    }

    static String source(Real real) {
        return new ScalarFormulas(real).write();
    }

    private String write() {
        text.line("package dev.lockstep.numerics.loops;");
        text.line("");
        text.line("import dev.lockstep.api.op.Formula;");
        for (Function function : Function.values()) {
            if (function.isElementary()) {
                text.line("import dev.lockstep.numerics.function." + ScalarExpression.className(function) + ";");
            }
        }
        text.line("");
        text.line("/** The scalar loops of the formulas in " + real.label()
                + "; each a class of its own, compiled for itself. */");
        text.open("final class " + name(real) + " {");
        text.line("private " + name(real) + "() {}");
        text.line("");
        text.open("static " + real.prefix() + "Loop loop(Formula formula) {");
        text.open("return switch (formula) {");
        for (Formula formula : Formula.values()) {
            text.line("case " + formula.name() + " -> new " + Names.type(formula.name()) + "Loop();");
        }
        text.close("};");
        text.close("}");
        for (Formula formula : Formula.values()) {
            loop(formula);
        }
        text.line("");
        text.open("private static " + real.type() + " keep(boolean condition, " + real.type() + " value) {");
        text.line(real.bits() + " mask = condition ? -1 : 0;");
        text.line("return " + real.prefix() + "." + real.bits() + "BitsTo" + real.prefix() + "(" + real.prefix() + "."
                + real.type() + "ToRaw" + Names.type(real.bits().toUpperCase(Locale.ROOT)) + "Bits(value) & mask);");
        text.close("}");
        text.close("}");
        return text.toString();
    }

    private void loop(Formula formula) {
        FormulaBody body = formula.body();
        text.line("");
        text.open("private static final class " + Names.type(formula.name()) + "Loop extends " + real.prefix()
                + "Loop {");
        text.line("@Override");
        text.open("public void compute(" + real.prefix() + "Run run) {");
        for (int i = 0; i < body.arity(); i++) {
            String name = Names.operand(i);
            text.line("final " + real.type() + "[] " + name + " = run." + name + "();");
            text.line("final int " + name + "Step = run." + name + "Step();");
        }
        text.line("final " + real.type() + "[] out = run.out();");
        text.line("final int rows = run.rows();");
        text.line("final int columns = run.columns();");
        text.open("for (int row = 0; row < rows; row++) {");
        for (int i = 0; i < body.arity(); i++) {
            String name = Names.operand(i);
            text.line("final int " + name + "From = run." + name + "From() + row * run." + name + "RowStep();");
        }
        text.line("final int to = run.to() + row * columns;");
        if (body.arity() > 2) {
            withConstantSecond(body);
        }
        text.open("for (int i = 0; i < columns; i++) {");
        for (int i = 0; i < body.arity(); i++) {
            element(i, Names.operand(i) + "From + i * " + Names.operand(i) + "Step");
        }
        result(body);
        text.close("}");
        text.close("}");
        text.close("}");
        text.close("}");
    }

    /** The loop of an update, whose rate is one number: without multiplications for places, the compiler can use vectors. */
    private void withConstantSecond(FormulaBody body) {
        StringBuilder steps = new StringBuilder("bStep == 0");
        for (int i = 0; i < body.arity(); i++) {
            if (i != 1) {
                steps.append(" && ").append(Names.operand(i)).append("Step == 1");
            }
        }
        text.open("if (" + steps + ") {");
        element(1, "bFrom");
        text.open("for (int i = 0; i < columns; i++) {");
        for (int i = 0; i < body.arity(); i++) {
            if (i != 1) {
                element(i, Names.operand(i) + "From + i");
            }
        }
        result(body);
        text.close("}");
        text.line("continue;");
        text.close("}");
    }

    private void element(int operand, String place) {
        text.line("final " + real.type() + " v" + operand + " = " + Names.operand(operand) + "[" + place + "];");
    }

    private void result(FormulaBody body) {
        for (FormulaBody.Assignment assignment : body.assignments()) {
            text.line("final " + real.type() + " " + Names.intermediate(assignment.name()) + " = "
                    + ScalarExpression.of(assignment.value(), real) + ";");
        }
        text.line("out[to + i] = " + ScalarExpression.of(body.result(), real) + ";");
    }
}
