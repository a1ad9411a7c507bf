package dev.lockstep.backend.blas.internal.product;

/**
 * A range of rows, columns or inner indices, computed as a tile's length.
 *
 * @param start the first index
 * @param length the number of indices
 * @param tile the length that the BLAS is given, at least {@code length}; what is beyond is padding
 */
record Piece(int start, int length, int tile) {
    boolean isWhole() {
        return length == tile;
    }
}
