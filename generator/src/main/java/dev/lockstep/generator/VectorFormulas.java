package dev.lockstep.generator;

import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.FormulaBody;

/** The class with the vector loop of every formula in one dtype. */
final class VectorFormulas {
    private final Real real;
    private final SourceText text = new SourceText();

    private VectorFormulas(Real real) {
        this.real = real;
    }

    static String name(Real real) {
        return "Vector" + real.prefix() + "Formulas";
    }

    static String source(Real real) {
        return new VectorFormulas(real).write();
    }

    private String write() {
        String run = real.prefix() + "Run";
        text.line("package dev.lockstep.numerics.vector;");
        text.line("");
        text.line("import dev.lockstep.api.op.Formula;");
        text.line("import dev.lockstep.numerics.loops." + run + ";");
        text.line("import java.util.Arrays;");
        text.line("import jdk.incubator.vector." + real.vector() + ";");
        text.line("import jdk.incubator.vector.VectorOperators;");
        text.line("import jdk.incubator.vector.VectorSpecies;");
        text.line("");
        text.line("/**");
        text.line(" * The vector loops of the formulas in " + real.label() + ", over whole vectors.");
        text.line(" *");
        text.line(
                " * <p>Each loop is called through a table, so that the compiler keeps it a method of its own: in a larger one it gives up on");
        text.line(" * inlining, and vectors become objects.");
        text.line(" */");
        text.open("final class " + name(real) + " {");
        text.line("private static final VectorSpecies<" + real.prefix() + "> SPECIES = " + real.vector()
                + ".SPECIES_PREFERRED;");
        text.line("private static final int LANES = SPECIES.length();");
        text.line("private static final Loop[] LOOPS = Arrays.stream(Formula.values())");
        text.line("        .map(" + name(real) + "::loop)");
        text.line("        .toArray(Loop[]::new);");
        text.line("");
        text.line("private " + name(real) + "() {}");
        text.line("");
        text.open("private interface Loop {");
        text.line("void compute(" + run + " run);");
        text.close("}");
        text.line("");
        text.line(
                "/** Computes a run of one row, whose length is a multiple of the lanes; an operand that stays has as many equal elements as there are lanes. */");
        text.open("static void apply(Formula formula, " + run + " run) {");
        text.line("LOOPS[formula.ordinal()].compute(run);");
        text.close("}");
        text.line("");
        text.open("private static Loop loop(Formula formula) {");
        text.open("return switch (formula) {");
        for (Formula formula : Formula.values()) {
            text.line("case " + formula.name() + " -> " + name(real) + "::" + Names.method(formula.name()) + ";");
        }
        text.close("};");
        text.close("}");
        for (Formula formula : Formula.values()) {
            text.line("");
            text.open("private static void " + Names.method(formula.name()) + "(" + run + " run) {");
            if (formula.elementary().isPresent()) {
                text.line("VectorFunctions."
                        + Names.method(formula.elementary().get().name())
                        + "(run.a(), run.aFrom(), run.out(), run.to(), run.columns());");
            } else {
                loop(formula.body());
            }
            text.close("}");
        }
        text.close("}");
        return text.toString();
    }

    private void loop(FormulaBody body) {
        for (int i = 0; i < body.arity(); i++) {
            String name = Names.operand(i);
            text.line("final " + real.type() + "[] " + name + " = run." + name + "();");
            text.line("final int " + name + "From = run." + name + "From();");
            text.line("final int " + name + "Step = run." + name + "Step();");
        }
        text.line("final " + real.type() + "[] out = run.out();");
        text.line("final int to = run.to();");
        text.line("final int n = run.columns();");
        text.open("for (int i = 0; i < n; i += LANES) {");
        for (int i = 0; i < body.arity(); i++) {
            String name = Names.operand(i);
            text.line("final " + real.vector() + " v" + i + " = " + real.vector() + ".fromArray(SPECIES, " + name + ", "
                    + name + "From + i * " + name + "Step);");
        }
        for (FormulaBody.Assignment assignment : body.assignments()) {
            text.line("final " + real.vector() + " " + Names.intermediate(assignment.name()) + " = "
                    + VectorExpression.of(assignment.value(), real) + ";");
        }
        text.line(VectorExpression.of(body.result(), real) + ".intoArray(out, to + i);");
        text.close("}");
    }
}
