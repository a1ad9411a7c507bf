package dev.lockstep.nn.autodiff;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.OperationListener;
import dev.lockstep.api.Section;
import dev.lockstep.api.ShapeException;
import dev.lockstep.api.op.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Notes the operations of its thread on some matrices, its variables, and on what is computed from them, and walks back over them to find
 * gradients.
 *
 * <p>It listens from {@link #of} to {@link #backward} or {@link #close}, and serves one forward and one backward pass. Where several
 * operations use a matrix, their contributions are added from the last use to the first. The matrices that it makes belong to the thread's
 * scope. A matrix that is on the tape can not be changed while it listens.
 */
public final class Tape implements AutoCloseable {
    private static final ThreadLocal<Tape> CURRENT = new ThreadLocal<>();

    private final Map<Matrix, Node> nodes = new IdentityHashMap<>();
    private final Map<Matrix, Matrix> roots = new IdentityHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private Matrix one;
    private boolean walked;

    /** An operation with the rules of its operands, and the section in which their gradients are found. */
    private record Step(TapedOperation operation, List<GradientRules.Rule> rules, Section gradients) {}

    /** A matrix on the tape; its gradient is null until something contributes to it. */
    private static final class Node {
        private Matrix gradient;

        void add(Matrix contribution) {
            gradient = gradient == null ? contribution : gradient.plus(contribution);
        }
    }

    /** What the tape hears. */
    private final class Ear implements OperationListener {
        @Override
        public void computed(Operation operation, List<Matrix> operands, Matrix result) {
            TapedOperation taped = TapedOperation.of(operation, operands, result);
            if (taped.operands().stream().anyMatch(Tape.this::isNoted)) {
                note(taped, GradientRules.of(operation, taped.operands().size()));
            }
        }

        @Override
        public void reshaped(Matrix matrix, Matrix result) {
            roots.put(result, root(matrix));
            note(
                    new TapedOperation("reshape", List.of(TapedOperand.of(matrix)), result),
                    List.of((g, y) -> g.reshape(matrix.rows(), matrix.columns())));
        }

        @Override
        public void changed(Operation operation, List<Matrix> operands, Matrix changed) {
            if (isUsed(changed.underlying())
                    || operands.stream().map(Matrix::underlying).anyMatch(nodes::containsKey)) {
                throw new LockstepException(
                        operation.label()
                                + ": while a tape listens, what it has heard of can not be changed, nor be written into another matrix");
            }
        }
    }

    private Tape() {}

    /**
     * A tape that listens to this thread, for the gradients with respect to these matrices.
     *
     * @throws LockstepException if a tape listens to this thread already
     */
    public static Tape of(Collection<Matrix> variables) {
        if (CURRENT.get() != null) {
            throw new LockstepException("a tape listens to this thread already: close it before the next");
        }
        Tape tape = new Tape();
        variables.forEach(variable -> tape.nodes.put(variable.underlying(), new Node()));
        OperationListener.listen(Optional.of(tape.new Ear()));
        CURRENT.set(tape);
        return tape;
    }

    /** As {@link #of(Collection)}. */
    public static Tape of(Matrix... variables) {
        return of(List.of(variables));
    }

    /**
     * Finds the gradients of a 1 x 1 matrix with respect to the variables.
     *
     * @throws ShapeException if the matrix is not 1 x 1
     */
    public void backward(Matrix result) {
        if (result.rows() != 1 || result.columns() != 1) {
            throw new ShapeException("backward: the result is " + result.rows() + "x" + result.columns()
                    + ", not 1x1; give the gradient to start from");
        }
        one = result.backend().matrix(result.dtype(), 1, 1, 1.0);
        backward(result, one);
    }

    /**
     * Finds the gradients, with respect to the variables, of a scalar whose gradient with respect to the result is known.
     *
     * @param gradient of the result's shape
     */
    public void backward(Matrix result, Matrix gradient) {
        if (gradient.rows() != result.rows() || gradient.columns() != result.columns()) {
            throw new ShapeException(
                    "backward: the gradient " + gradient + " has not the shape of the result " + result);
        }
        if (walked) {
            throw new LockstepException("backward: the tape was walked back already; make a new one for another pass");
        }
        walked = true;
        close();
        nodes.computeIfAbsent(result.underlying(), r -> new Node()).add(gradient);
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            gradient(step.operation.result()).ifPresent(g -> step.gradients.run(() -> pass(g, step)));
        }
    }

    /** The gradient of a variable or of what was computed from one; empty where the result does not depend on it. */
    public Optional<Matrix> gradient(Matrix variable) {
        Node node = nodes.get(variable.underlying());
        return node == null ? Optional.empty() : Optional.ofNullable(node.gradient);
    }

    /** Ends the listening; closing again does nothing. */
    @Override
    public void close() {
        if (CURRENT.get() == this) {
            CURRENT.remove();
            OperationListener.listen(Optional.empty());
        }
    }

    /** The tape that listens to this thread. */
    static Optional<Tape> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Notes an operation with rules of its own, unless nothing that it uses is on the tape. */
    void note(TapedOperation operation, List<GradientRules.Rule> rules) {
        if (operation.operands().stream().anyMatch(this::isNoted)) {
            steps.add(new Step(operation, rules, new Section("the gradient", Section.current())));
            nodes.computeIfAbsent(operation.result().underlying(), result -> new Node());
        }
    }

    /** Whether the matrix is the gradient 1 from which the tape was walked back. */
    boolean isOne(Matrix gradient) {
        return gradient == one;
    }

    private boolean isNoted(TapedOperand operand) {
        return !operand.isNumber() && nodes.containsKey(operand.matrix());
    }

    /** Whether the gradients depend on what the matrix, or another shape of it, holds. */
    private boolean isUsed(Matrix matrix) {
        Matrix root = root(matrix);
        return nodes.keySet().stream().anyMatch(noted -> root(noted) == root)
                || steps.stream()
                        .flatMap(step -> step.operation.operands().stream())
                        .anyMatch(operand -> !operand.isNumber() && root(operand.matrix()) == root);
    }

    /** The matrix that was first given another shape. */
    private Matrix root(Matrix matrix) {
        return roots.getOrDefault(matrix, matrix);
    }

    private void pass(Matrix g, Step step) {
        List<TapedOperand> operands = step.operation.operands();
        for (int i = 0; i < operands.size(); i++) {
            TapedOperand operand = operands.get(i);
            if (isNoted(operand)) {
                Matrix contribution = step.rules.get(i).of(g, step.operation);
                if (contribution != null) {
                    nodes.get(operand.matrix()).add(sumTo(operand.matrix(), contribution));
                }
            }
        }
    }

    /** The gradient of an operand from that of the broadcast result. */
    private static Matrix sumTo(Matrix operand, Matrix gradient) {
        boolean manyRows = operand.rows() < gradient.rows();
        boolean manyColumns = operand.columns() < gradient.columns();
        if (manyRows && manyColumns) {
            return gradient.sum();
        }
        return manyRows ? gradient.columnSums() : manyColumns ? gradient.rowSums() : gradient;
    }
}
