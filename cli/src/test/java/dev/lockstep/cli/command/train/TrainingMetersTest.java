package dev.lockstep.cli.command.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TrainingMetersTest {
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Trainer trainer = new Trainer(new TrainingMeters(registry));

    @Test
    void runsAreMeasured() {
        try (Backend backend = Backends.onClassPath().open()) {
            TrainingResult first = train(backend, 100);
            TrainingResult second = train(backend, 50);
            var timer = registry.get("lockstep.step").tag("network", "xor").functionTimer();
            assertThat(timer.count()).isEqualTo(150);
            assertThat(timer.totalTime(TimeUnit.NANOSECONDS))
                    .isCloseTo(first.nanoseconds() + second.nanoseconds(), within(1.0));
            assertThat(registry.get("lockstep.epoch").gauge().value()).isEqualTo(50);
            assertThat(registry.get("lockstep.epochs").gauge().value()).isEqualTo(50);
            assertThat(registry.get("lockstep.validation.loss").gauge().value()).isNaN();
            assertThat(registry.get("lockstep.loss").gauge().value()).isEqualTo(second.lastLoss());
            double products = registry.get("lockstep.matmul").tag("backend", backend.name()).counters().stream()
                    .mapToDouble(counter -> counter.count())
                    .sum();
            assertThat(products).isEqualTo(150 * 5);
        }
    }

    private TrainingResult train(Backend backend, int epochs) {
        return trainer.train(
                backend, new Networks().find("xor"), TrainingOptions.NONE.withEpochs(epochs), TrainingListener.NONE);
    }
}
