package dev.lockstep.distributed.step;

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
                int length = brought.get(0).get(number).length();
                List<double[]> blocks = brought.stream()
                        .flatMap(terms -> terms.get(number).blocks().stream())
                        .map(block -> whole(block, length))
                        .toList();
                double[] sum = new double[length];
                addition.add(dtype, sum, blocks);
                sums.add(sum);
            }
        });
        allTaken = new CyclicBarrier(workers);
    }

    private static double[] whole(Terms.Block block, int length) {
        double[] elements = new double[length];
        block.copyTo(0, elements, 0, length);
        return elements;
    }

    SumOverSamples of(int rank) {
        return terms -> {
            try {
                brought.set(rank, terms);
                allBrought.await();
                List<double[]> result = sums;
                allTaken.await();
                return result;
            } catch (InterruptedException | BrokenBarrierException failure) {
                throw new IllegalStateException(failure);
            }
        };
    }
}
