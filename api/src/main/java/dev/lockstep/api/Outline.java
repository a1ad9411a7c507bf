package dev.lockstep.api;

import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Operand;
import java.util.List;
import java.util.Optional;

/**
 * The instructions of a step, as {@link Backend#outline} finds them.
 *
 * <p>Of what the step makes, only matrices of given values have memory, which is released when the outline is closed. Its results are never
 * computed.
 */
public interface Outline extends AutoCloseable {
    /** The instructions that a run computes, in order. */
    List<Instruction> instructions();

    /** The section in which each of the instructions was made, in their order; empty for one that was made in none. */
    List<Optional<Section>> sections();

    /** How the instructions name a matrix: one from outside, or one that the step kept. */
    Operand operand(Matrix matrix);

    /**
     * The elements that a matrix in these instructions holds now, row by row, as {@link Matrix#toArray}.
     *
     * @throws LockstepException if it has no memory, since it is a result of an outline
     */
    double[] values(Operand matrix);

    /** Releases what the step made; closing again does nothing. */
    @Override
    void close();
}
