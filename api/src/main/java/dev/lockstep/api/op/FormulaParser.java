package dev.lockstep.api.op;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads formulas such as {@code s = 1 - b; d = b * s; a * d}: named intermediate results, then the result.
 *
 * <p>Operands are {@code a}, {@code b} and so on; a name that was given a value is an intermediate result. There are {@code + - * /}, a sign,
 * parentheses, numbers, {@code max}, {@code min}, the functions of {@link Function} and {@code x > y ? p : q}.
 */
final class FormulaParser {
    private static final Pattern TOKEN = Pattern.compile("\\s*([a-z][a-z0-9]*|[0-9]+(?:\\.[0-9]+)?|[-+*/()=,;?:<>])");

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private final Set<String> intermediates = new HashSet<>();
    private int next;
    private int operands;
    private boolean hasElementary;

    private FormulaParser(String text) {
        this.text = text;
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!matcher.find() || matcher.start() != end) {
                throw wrong("nothing known at character " + end);
            }
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
    }

    static FormulaBody parse(String text) {
        return new FormulaParser(text).body();
    }

    private FormulaBody body() {
        List<FormulaBody.Assignment> assignments = new ArrayList<>();
        while (next + 1 < tokens.size() && tokens.get(next + 1).equals("=")) {
            String name = take();
            take();
            assignments.add(new FormulaBody.Assignment(name, expression()));
            if (!intermediates.add(name)) {
                throw wrong(name + " has a value already");
            }
            expect(";");
        }
        Expression result = expression();
        if (next < tokens.size()) {
            throw wrong("more after the result");
        }
        if (operands == 0) {
            throw wrong("no operand");
        }
        boolean isFunction = result instanceof Expression.Call call && call.x() instanceof Expression.Operand;
        if (!isFunction && hasElementary) {
            throw wrong("a function of rule 5 stands alone");
        }
        return new FormulaBody(operands, assignments, result);
    }

    private Expression expression() {
        Expression left = sum();
        if (!isNext("<") && !isNext(">")) {
            return left;
        }
        boolean isGreater = take().equals(">");
        Expression right = sum();
        expect("?");
        Expression chosen = sum();
        expect(":");
        return new Expression.Choice(isGreater, left, right, chosen, sum());
    }

    private Expression sum() {
        Expression left = product();
        while (isNext("+") || isNext("-")) {
            Expression.Operator operator = take().equals("+") ? Expression.Operator.PLUS : Expression.Operator.MINUS;
            left = new Expression.Arithmetic(operator, left, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = factor();
        while (isNext("*") || isNext("/")) {
            Expression.Operator operator =
                    take().equals("*") ? Expression.Operator.TIMES : Expression.Operator.DIVIDED_BY;
            left = new Expression.Arithmetic(operator, left, factor());
        }
        return left;
    }

    private Expression factor() {
        String token = take();
        if (token.equals("-")) {
            return new Expression.Negation(factor());
        }
        if (token.equals("(")) {
            Expression inner = expression();
            expect(")");
            return inner;
        }
        if (Character.isDigit(token.charAt(0))) {
            return constant(token);
        }
        if (isNext("(")) {
            return call(token);
        }
        return intermediates.contains(token) ? new Expression.Intermediate(token) : operand(token);
    }

    private Expression constant(String token) {
        double value = Double.parseDouble(token);
        if ((float) value != value) {
            throw wrong(token + " is no float32");
        }
        return new Expression.Constant(value);
    }

    private Expression call(String name) {
        expect("(");
        Expression x = expression();
        if (name.equals("max") || name.equals("min")) {
            expect(",");
            Expression y = expression();
            expect(")");
            return new Expression.Extreme(name.equals("max"), x, y);
        }
        expect(")");
        Function function = function(name);
        hasElementary |= function.isElementary();
        return new Expression.Call(function, x);
    }

    private Function function(String name) {
        for (Function function : Function.values()) {
            if (function.name().toLowerCase(Locale.ROOT).equals(name)) {
                return function;
            }
        }
        throw wrong("no function " + name);
    }

    private Expression operand(String name) {
        int index = name.charAt(0) - 'a';
        if (name.length() > 1 || index < 0 || index >= FormulaBody.MOST_OPERANDS) {
            throw wrong(name + " has no value");
        }
        operands = Math.max(operands, index + 1);
        return new Expression.Operand(index);
    }

    private boolean isNext(String token) {
        return next < tokens.size() && tokens.get(next).equals(token);
    }

    private String take() {
        if (next == tokens.size()) {
            throw wrong("it ends too early");
        }
        return tokens.get(next++);
    }

    private void expect(String token) {
        if (!take().equals(token)) {
            throw wrong("'" + token + "' was expected before token " + next);
        }
    }

    private IllegalArgumentException wrong(String reason) {
        return new IllegalArgumentException("the formula '" + text + "': " + reason);
    }
}
