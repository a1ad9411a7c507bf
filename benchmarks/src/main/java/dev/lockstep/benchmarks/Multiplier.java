package dev.lockstep.benchmarks;

/** Computes one {@link Product}, as often as asked. */
interface Multiplier extends AutoCloseable {
    /** What computes without a backend of Lockstep. */
    String OPENBLAS = "openblas";

    /**
     * A multiplier ready to run.
     *
     * @param path a backend's name, or {@value #OPENBLAS} for single calls of the library that the backend {@code blas} brings along
     */
    static Multiplier open(String path, int threads, Product product) {
        return path.equals(OPENBLAS)
                ? OpenBlasMultiplier.open(threads, product)
                : KernelMultiplier.open(path, threads, product);
    }

    void multiply();

    /** The elements of the last product, row by row. */
    double[] result();

    @Override
    void close();
}
