package dev.lockstep.generator;

import dev.lockstep.api.op.FormulaBody;
import dev.lockstep.api.op.FormulaChain;
import dev.lockstep.api.op.FormulaChain.Link;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The class with one vector loop for all formulas of a chain, in one dtype: elements are loaded once, and stay in registers for the later formulas. */
final class VectorChains {
    private final Real real;
    private final SourceText text = new SourceText();

    private VectorChains(Real real) {
        this.real = real;
    }

    static String name(Real real) {
        return "Vector" + real.prefix() + "Chains";
    }

    static String source(Real real) {
        return new VectorChains(real).write();
    }

    private String write() {
        String run = real.prefix() + "Run";
        text.line("package dev.lockstep.numerics.vector;");
        text.line("");
        text.line("import dev.lockstep.api.op.FormulaChain;");
        text.line("import dev.lockstep.numerics.loops." + run + ";");
        text.line("import jdk.incubator.vector." + real.vector() + ";");
        text.line("import jdk.incubator.vector.VectorSpecies;");
        text.line("");
        text.line("/** The vector loops of chains of formulas in " + real.label() + ", over whole vectors. */");
        text.open("final class " + name(real) + " {");
        text.line("private static final VectorSpecies<" + real.prefix() + "> SPECIES = " + real.vector()
                + ".SPECIES_PREFERRED;");
        text.line("private static final int LANES = SPECIES.length();");
        text.line("");
        text.line("private " + name(real) + "() {}");
        text.line("");
        text.line("/** Computes runs of one row, one for each formula; their length is a multiple of the lanes. */");
        text.open("static void apply(FormulaChain chain, " + run + "[] runs) {");
        text.open("switch (chain) {");
        for (FormulaChain chain : FormulaChain.values()) {
            text.line("case " + chain.name() + " -> " + Names.method(chain.name()) + "(runs);");
        }
        text.close("}");
        text.close("}");
        for (FormulaChain chain : FormulaChain.values()) {
            text.line("");
            text.open("private static void " + Names.method(chain.name()) + "(" + run + "[] runs) {");
            loop(chain.links());
            text.close("}");
        }
        text.close("}");
        return text.toString();
    }

    private void loop(List<Link> links) {
        for (int i = 0; i < links.size(); i++) {
            operands(links.get(i), i);
        }
        text.line("final int n = runs[0].columns();");
        text.open("for (int i = 0; i < n; i += LANES) {");
        Map<String, String> inRegisters = new HashMap<>();
        for (int i = 0; i < links.size(); i++) {
            Link link = links.get(i);
            text.line("final " + real.vector() + " result" + i + ";");
            text.open("{");
            compute(link, i, inRegisters);
            text.close("}");
            text.line("result" + i + ".intoArray(out" + i + ", to" + i + " + i);");
            inRegisters.put(link.result(), "result" + i);
        }
        text.close("}");
    }

    /** Where the arrays of a link are, and the elements that stay. */
    private void operands(Link link, int number) {
        String run = "runs[" + number + "].";
        for (int i = 0; i < link.operands().size(); i++) {
            String letter = Names.operand(i);
            String name = letter + number;
            if (link.stays(i)) {
                text.line("final " + real.vector() + " " + name + " = " + real.vector() + ".broadcast(SPECIES, " + run
                        + letter + "()[" + run + letter + "From()]);");
            } else {
                text.line("final " + real.type() + "[] " + name + " = " + run + letter + "();");
                text.line("final int " + name + "From = " + run + letter + "From();");
            }
        }
        text.line("final " + real.type() + "[] out" + number + " = " + run + "out();");
        text.line("final int to" + number + " = " + run + "to();");
    }

    private void compute(Link link, int number, Map<String, String> inRegisters) {
        FormulaBody body = link.formula().body();
        for (int i = 0; i < body.arity(); i++) {
            String name = Names.operand(i) + number;
            String value = link.stays(i)
                    ? name
                    : inRegisters.getOrDefault(
                            link.operands().get(i),
                            real.vector() + ".fromArray(SPECIES, " + name + ", " + name + "From + i)");
            text.line("final " + real.vector() + " v" + i + " = " + value + ";");
        }
        for (FormulaBody.Assignment assignment : body.assignments()) {
            text.line("final " + real.vector() + " " + Names.intermediate(assignment.name()) + " = "
                    + VectorExpression.of(assignment.value(), real) + ";");
        }
        text.line("result" + number + " = " + VectorExpression.of(body.result(), real) + ";");
    }
}
