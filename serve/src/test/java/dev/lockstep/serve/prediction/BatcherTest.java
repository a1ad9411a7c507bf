package dev.lockstep.serve.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.serve.http.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BatcherTest {
    private static final int MOST_WAITING = 3;

    private final CountDownLatch computing = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final List<Integer> batches = Collections.synchronizedList(new ArrayList<>());
    private final Batcher batcher = new Batcher(this::twice, MOST_WAITING, batches::add);

    private NumberTable twice(NumberTable inputs) {
        computing.countDown();
        try {
            released.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        double[] elements = inputs.elements();
        double[] outputs = new double[2 * elements.length];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = 10 * elements[i / 2] + i % 2;
        }
        if (elements[0] < 0) {
            throw new IllegalArgumentException("negative");
        }
        return new NumberTable(inputs.rows(), 2, outputs);
    }

    @AfterEach
    void close() {
        released.countDown();
        batcher.close();
    }

    @Test
    void whatWaitsIsComputedTogetherAndWhatIsTooMuchRefused() throws Exception {
        List<CompletableFuture<NumberTable>> answers = new ArrayList<>(List.of(ask(1)));
        computing.await();
        for (int i = 0; i < MOST_WAITING; i++) {
            answers.add(ask(10 * i, 10 * i + 1));
            while (batcher.waiting() <= i) {
                Thread.onSpinWait();
            }
        }
        assertThatThrownBy(() -> batcher.predict(table(1)))
                .isInstanceOf(Refusal.class)
                .hasMessage("too many requests wait for a prediction: try again a moment later");
        released.countDown();

        assertThat(answers.get(0).get().elements()).containsExactly(10, 11);
        assertThat(answers.get(2).get().elements()).containsExactly(100, 101, 110, 111);
        assertThat(answers.get(3).get().elements()).containsExactly(200, 201, 210, 211);
        assertThat(batches).containsExactly(1, 2 * MOST_WAITING);
    }

    @Test
    void aFailureIsToldToThoseWhoAskedAndToNobodyElse() {
        released.countDown();
        assertThatThrownBy(() -> batcher.predict(table(-1)))
                .hasMessage("predicting failed: java.lang.IllegalArgumentException: negative");
        assertThat(batcher.predict(table(1)).elements()).containsExactly(10, 11);
    }

    @Test
    void closingComputesWhatWaitsAndRefusesWhatComesLater() throws Exception {
        CompletableFuture<NumberTable> first = ask(1);
        computing.await();
        CompletableFuture<NumberTable> second = ask(2);
        while (batcher.waiting() == 0) {
            Thread.onSpinWait();
        }
        released.countDown();
        batcher.close();
        assertThat(first.get().elements()).containsExactly(10, 11);
        assertThat(second.get().elements()).containsExactly(20, 21);
        assertThatThrownBy(() -> batcher.predict(table(1))).isInstanceOf(Refusal.class);
    }

    @Test
    void whoAsksWhileItIsClosedIsAnsweredOrRefused() throws Exception {
        for (int round = 0; round < 300; round++) {
            Batcher quick = new Batcher(inputs -> inputs, 2 * MOST_WAITING, batches::add);
            CountDownLatch begun = new CountDownLatch(MOST_WAITING);
            List<CompletableFuture<Void>> askers = new ArrayList<>();
            for (int asker = 0; asker < MOST_WAITING; asker++) {
                askers.add(CompletableFuture.runAsync(
                        () -> {
                            begun.countDown();
                            assertThatThrownBy(() -> {
                                        while (true) {
                                            quick.predict(table(1));
                                        }
                                    })
                                    .isInstanceOfAny(Refusal.class, IllegalStateException.class);
                        },
                        task -> new Thread(task).start()));
            }
            begun.await();
            quick.close();
            for (CompletableFuture<Void> asker : askers) {
                asker.get();
            }
        }
    }

    private CompletableFuture<NumberTable> ask(double... inputs) {
        return CompletableFuture.supplyAsync(() -> batcher.predict(table(inputs)), task -> new Thread(task).start());
    }

    private static NumberTable table(double... inputs) {
        return new NumberTable(inputs.length, 1, inputs);
    }
}
