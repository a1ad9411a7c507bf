package dev.lockstep.api.op;

import java.util.Locale;
import java.util.Optional;

/**
 * The elementwise operations, each by the formula that its kernels are made of: {@code a}, {@code b} and so on are the operands' elements,
 * and every result of arithmetic is rounded to the matrices' dtype.
 */
public enum Formula {
    NEGATE("-a", "the sign bit turned over, also of zeros"),
    ABS("abs(a)", "the sign bit cleared"),
    SQRT("sqrt(a)", "the square root, correctly rounded"),
    EXP("exp(a)", "the exponential function, by rule 5"),
    EXPM1("expm1(a)", "e^a - 1, by rule 5"),
    LOG("log(a)", "the natural logarithm, by rule 5"),
    LOG1P("log1p(a)", "the natural logarithm of 1 + a, by rule 5"),
    TANH("tanh(a)", "the hyperbolic tangent, by rule 5"),
    SIGMOID("sigmoid(a)", "1 / (1 + e^-a), by rule 5"),
    ERF("erf(a)", "the error function, by rule 5"),
    RELU("max(a, 0)", "ReLU; a NaN stays NaN"),
    PLUS("a + b", "the sum"),
    MINUS("a - b", "the difference"),
    TIMES("a * b", "the product"),
    DIVIDED_BY("a / b", "the quotient, correctly rounded"),
    SOFTSIGN("a / (1 + abs(a))", "from -1 to 1, flatter than tanh"),
    MAX("max(a, b)", "NaN if either is NaN; else the larger; of two zeros +0.0 unless both are -0.0"),
    MIN("min(a, b)", "NaN if either is NaN; else the smaller; of two zeros -0.0 unless both are +0.0"),
    GREATER_THAN("a > b ? 1 : 0", "1 where a is greater, else +0.0"),
    RELU_BACKWARD("b > 0 ? a : 0", "the gradient through ReLU, a upstream, b the input of ReLU"),
    RELU_BACKWARD_SLOPE_ONE_AT_ZERO("b < 0 ? 0 : a", "the same with slope 1 at zero"),
    TANH_BACKWARD("s = b * b; d = 1 - s; a * d", "the gradient through tanh, a upstream, b the output of tanh"),
    SIGMOID_BACKWARD(
            "s = 1 - b; d = b * s; a * d", "the gradient through sigmoid, a upstream, b the output of sigmoid"),
    SUBTRACT_SCALED("t = b * c; a - t", "the update of gradient descent, a the parameter, b the rate, c the gradient"),
    MOVE_TOWARDS("s = c - a; t = b * s; a + t", "a running mean a, moved towards c by the share b"),
    AVERAGE_SQUARES(
            "s = d * c; t = s * c; w = b * a; w + t",
            "a running mean a of squares, b its decay, c the values, d their share"),
    ROOT_QUOTIENT(
            "r = sqrt(a); q = r / b; q + c",
            "a deviation: a a mean of squares, b its correction, c what keeps it from zero"),
    SUBTRACT_QUOTIENT(
            "t = b * c; q = t / d; a - q",
            "the update of Adam, a the parameter, b the rate, c the mean, d the deviation");

    private final String text;
    private final String meaning;
    private final String label;
    /** Read when it is first asked for, since a run needs few of them; whoever else reads it meanwhile reads the same. */
    private FormulaBody body;

    Formula(String text, String meaning) {
        this.text = text;
        this.meaning = meaning;
        this.label = label(name());
    }

    /** The formula as written. */
    public String text() {
        return text;
    }

    /** What it is, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** The formula taken apart. */
    public FormulaBody body() {
        FormulaBody read = body;
        if (read == null) {
            read = FormulaParser.parse(text);
            body = read;
        }
        return read;
    }

    /** How many operands it has. */
    public int arity() {
        return body().arity();
    }

    /** The function of rule 5 that it is; empty where it is arithmetic. */
    public Optional<Function> elementary() {
        return body().result() instanceof Expression.Call call
                        && call.function().isElementary()
                ? Optional.of(call.function())
                : Optional.empty();
    }

    /** What users call it: the method of {@code Matrix}, such as {@code greaterThan}. */
    public String label() {
        return label;
    }

    private static String label(String name) {
        StringBuilder label = new StringBuilder();
        for (String word : name.toLowerCase(Locale.ROOT).split("_")) {
            label.append(label.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return label.toString();
    }
}
