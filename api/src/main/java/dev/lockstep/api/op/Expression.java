package dev.lockstep.api.op;

/** A part of a formula. Every result of arithmetic is rounded to the matrices' dtype. */
public sealed interface Expression {
    /** Hands this expression to the visitor's method for its kind. */
    <R> R accept(Visitor<R> visitor);

    /** The element of an operand of the formula, counted from 0. */
    record Operand(int index) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.operand(this);
        }
    }

    /** An intermediate result with a name. */
    record Intermediate(String name) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.intermediate(this);
        }
    }

    /** A number that both dtypes have. */
    record Constant(double value) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.constant(this);
        }
    }

    /** {@code -x}: the sign bit turned over. */
    record Negation(Expression x) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.negation(this);
        }
    }

    /** {@code x + y}, {@code x - y}, {@code x * y} or {@code x / y}, rounded once. */
    record Arithmetic(Operator operator, Expression x, Expression y) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.arithmetic(this);
        }
    }

    /**
     * {@code max(x, y)} or {@code min(x, y)}: NaN if either is NaN, else the larger or the smaller; of zeros with both signs the maximum is
     * +0.0 and the minimum -0.0.
     */
    record Extreme(boolean isMaximum, Expression x, Expression y) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.extreme(this);
        }
    }

    /** {@code f(x)}. */
    record Call(Function function, Expression x) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.call(this);
        }
    }

    /** {@code x > y ? chosen : other}, or with {@code x < y}; a comparison with NaN does not hold. */
    record Choice(boolean isGreater, Expression x, Expression y, Expression chosen, Expression other)
            implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.choice(this);
        }
    }

    /** The four operations of arithmetic. */
    enum Operator {
        PLUS('+'),
        MINUS('-'),
        TIMES('*'),
        DIVIDED_BY('/');

        private final char symbol;

        Operator(char symbol) {
            this.symbol = symbol;
        }

        public char symbol() {
            return symbol;
        }
    }

    /** A function of an expression, one method for each kind there is. */
    interface Visitor<R> {
        R operand(Operand expression);

        R intermediate(Intermediate expression);

        R constant(Constant expression);

        R negation(Negation expression);

        R arithmetic(Arithmetic expression);

        R extreme(Extreme expression);

        R call(Call expression);

        R choice(Choice expression);
    }
}
