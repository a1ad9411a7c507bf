package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.op.RowFunction;
import java.util.Locale;

/** The switch over the functions of rows as OpenCL C; a rule without its function in row-functions.cl does not build there. */
final class RowFunctionSource {
    private RowFunctionSource() {}

    static String text() {
        StringBuilder text = new StringBuilder("static void row_function(")
                .append("long rule, __global const real *x, __global real *y, long columns, long width)\n{\n")
                .append("    switch (rule) {\n");
        for (RowFunction.Rule rule : RowFunction.Rule.values()) {
            text.append("        case " + rule.ordinal() + ": " + rule.name().toLowerCase(Locale.ROOT)
                    + "(x, y, columns, width); break;\n");
        }
        return text.append("    }\n}\n\n").toString();
    }
}
