package dev.lockstep.distributed.step;

import dev.lockstep.api.Matrix;
import dev.lockstep.api.dtype.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/** Workers that are threads, whose blocks are added when all have brought theirs. */
final class RankOrder {
    private final List<List<Terms>> brought = new ArrayList<>();
    private final CyclicBarrier allBrought;
    private final CyclicBarrier allTaken;
    private List<double[]> sums;

    /** How blocks, in ascending order, become their sum. */
    interface Addition {
        void add(DType dtype, double[] sum, List<double[]> blocks);
    }

    RankOrder(DType dtype, int workers, Addition addition) {
        for (int rank = 0; rank < workers; rank++) {
            brought.add(List.of());
        }
        allBrought = new CyclicBarrier(workers, () -> {
            sums = new ArrayList<>();
            for (int i = 0; i < brought.get(0).size(); i++) {
                int number = i;
                List<double[]> blocks = brought.stream()
                        .flatMap(terms -> terms.get(number).blocks().stream())
                        .map(Matrix::toArray)
                        .toList();
                double[] sum = new double[brought.get(0).get(number).sum().length()];
                addition.add(dtype, sum, blocks);
                sums.add(sum);
            }
        });
        allTaken = new CyclicBarrier(workers);
    }

    SumOverSamples of(int rank) {
        return terms -> {
            try {
                brought.set(rank, terms);
                allBrought.await();
                for (int i = 0; i < terms.size(); i++) {
                    terms.get(i).sum().set(sums.get(i));
                }
                allTaken.await();
            } catch (InterruptedException | BrokenBarrierException failure) {
                throw new IllegalStateException(failure);
            }
        };
    }
}
