package dev.lockstep.api.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.op.Expression.Arithmetic;
import dev.lockstep.api.op.Expression.Call;
import dev.lockstep.api.op.Expression.Choice;
import dev.lockstep.api.op.Expression.Constant;
import dev.lockstep.api.op.Expression.Extreme;
import dev.lockstep.api.op.Expression.Intermediate;
import dev.lockstep.api.op.Expression.Negation;
import dev.lockstep.api.op.Expression.Operand;
import dev.lockstep.api.op.Expression.Operator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaParserTest {
    private static final Expression A = new Operand(0);
    private static final Expression B = new Operand(1);
    private static final Expression C = new Operand(2);

    @Test
    void groups_operators_of_equal_rank_from_the_left() {
        assertThat(result("a - b - c")).isEqualTo(minus(minus(A, B), C));
        assertThat(result("a - (b - c)")).isEqualTo(minus(A, minus(B, C)));
        assertThat(result("a / b / c")).isEqualTo(new Arithmetic(Operator.DIVIDED_BY, divided(A, B), C));
    }

    @Test
    void computes_products_before_sums_and_signs_before_both() {
        assertThat(result("a + b * c")).isEqualTo(new Arithmetic(Operator.PLUS, A, times(B, C)));
        assertThat(result("(a + b) * c")).isEqualTo(times(new Arithmetic(Operator.PLUS, A, B), C));
        assertThat(result("-a * b")).isEqualTo(times(new Negation(A), B));
        assertThat(result("a - -b")).isEqualTo(minus(A, new Negation(B)));
        assertThat(result("-(a - b)")).isEqualTo(new Negation(minus(A, B)));
    }

    @Test
    void reads_choices_functions_and_numbers() {
        assertThat(result("a > b ? a - b : 0.5")).isEqualTo(new Choice(true, A, B, minus(A, B), new Constant(0.5)));
        assertThat(result("a < 1 ? b : (a > b ? a : b)"))
                .isEqualTo(new Choice(false, A, new Constant(1), B, new Choice(true, A, B, A, B)));
        assertThat(result("max(min(a, b), 0)")).isEqualTo(new Extreme(true, new Extreme(false, A, B), new Constant(0)));
        assertThat(result("sqrt(abs(a) + 1)"))
                .isEqualTo(new Call(
                        Function.SQRT, new Arithmetic(Operator.PLUS, new Call(Function.ABS, A), new Constant(1))));
        assertThat(result("sigmoid(a)")).isEqualTo(new Call(Function.SIGMOID, A));
    }

    @Test
    void names_intermediate_results() {
        FormulaBody body = FormulaParser.parse("s2 = a * a; b = s2 - 1; b * c");
        assertThat(body.assignments())
                .isEqualTo(List.of(
                        new FormulaBody.Assignment("s2", times(A, A)),
                        new FormulaBody.Assignment("b", minus(new Intermediate("s2"), new Constant(1)))));
        assertThat(body.result()).isEqualTo(times(new Intermediate("b"), C));
        assertThat(body.arity()).as("b is no operand here, but c is").isEqualTo(3);
    }

    @Test
    void counts_operands_up_to_the_last_letter() {
        assertThat(FormulaParser.parse("a").arity()).isEqualTo(1);
        assertThat(FormulaParser.parse("b").arity()).isEqualTo(2);
        assertThat(FormulaParser.parse("d").arity()).isEqualTo(FormulaBody.MOST_OPERANDS);
    }

    @Test
    void takes_spaces_anywhere_or_nowhere() {
        assertThat(FormulaParser.parse("s=b*b;d=1-s;a*d")).isEqualTo(Formula.TANH_BACKWARD.body());
        assertThat(result("  a\n+  b")).isEqualTo(result("a+b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a # b            | nothing known at character 1",
                "A                | nothing known at character 0",
                "a + .5           | nothing known at character 3",
                "a + 1.           | nothing known at character 5",
                "\"\"             | it ends too early",
                "a +              | it ends too early",
                "(a               | it ends too early",
                "s =              | it ends too early",
                "s = a            | it ends too early",
                "a > b            | it ends too early",
                "a b              | more after the result",
                "a; b             | more after the result",
                "a)               | more after the result",
                "a > b > c        | '?' was expected before token 4",
                "a > b ? a ; b    | ':' was expected before token 6",
                "(a + b * c]      | nothing known at character 10",
                "(a, b)           | ')' was expected before token 3",
                "max(a)           | ',' was expected before token 4",
                "max(a, b, c)     | ')' was expected before token 6",
                "abs(a, b)        | ')' was expected before token 4",
                "s = a; s = b; s  | s has a value already",
                "sine(a)          | no function sine",
                "a(b)             | no function a",
                "e                | e has no value",
                "s * a            | s has no value",
                "a + t; t = a     | t has no value",
                "s = s + a; s     | s has no value",
                "aa               | aa has no value",
                "1 + 1            | no operand",
                "s = 1; s         | no operand",
                "a + 0.1          | 0.1 is no float32",
                "a * 16777217     | 16777217 is no float32",
                "exp(a) + 1       | a function of rule 5 stands alone",
                "exp(a + b)       | a function of rule 5 stands alone",
                "log(exp(a))      | a function of rule 5 stands alone",
                "s = tanh(a); s   | a function of rule 5 stands alone",
                "s = 1; sigmoid(s)| no operand",
                "s = a; sigmoid(s)| a function of rule 5 stands alone",
                "+ a              | + has no value",
                "a * * b          | * has no value",
                "= a              | = has no value"
            })
    void says_what_is_wrong(String text, String reason) {
        assertThatThrownBy(() -> FormulaParser.parse(text))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("the formula '" + text + "': " + reason);
    }

    private static Expression result(String text) {
        FormulaBody body = FormulaParser.parse(text);
        assertThat(body.assignments()).isEmpty();
        return body.result();
    }

    private static Expression minus(Expression x, Expression y) {
        return new Arithmetic(Operator.MINUS, x, y);
    }

    private static Expression times(Expression x, Expression y) {
        return new Arithmetic(Operator.TIMES, x, y);
    }

    private static Expression divided(Expression x, Expression y) {
        return new Arithmetic(Operator.DIVIDED_BY, x, y);
    }
}
