package dev.lockstep.api.op;

/** What a backend can compute: a value that says which result matrices give, without the matrices. */
public sealed interface Operation
        permits Product, Elementwise, Reduction, Copy, Concatenation, Gather, ScatterAdd, RandomUniform, RowFunction {
    /** What users call it: the method of {@code Matrix}. */
    String label();

    /** The {@link #label} with the operation's numbers. */
    default String description() {
        return label();
    }

    /** Hands this operation to the visitor's method for its kind. */
    <R> R accept(Visitor<R> visitor);

    /** A function of an operation, one method for each kind there is. */
    interface Visitor<R> {
        R product(Product operation);

        R elementwise(Elementwise operation);

        R reduction(Reduction operation);

        R copy(Copy operation);

        R concatenation(Concatenation operation);

        R gather(Gather operation);

        R scatterAdd(ScatterAdd operation);

        R randomUniform(RandomUniform operation);

        R rowFunction(RowFunction operation);
    }
}
