package dev.lockstep.cli.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.lockstep.api.Backends;
import dev.lockstep.trainer.compare.BackendComparer;
import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.documents.Verifier;
import dev.lockstep.trainer.training.Trainer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Binds what training needs: the backends on the class path, and a trainer whose runs are measured. */
public final class TrainerModule extends AbstractModule {
    @Provides
    @Singleton
    Backends backends() {
        return Backends.onClassPath();
    }

    @Provides
    @Singleton
    MeterRegistry meterRegistry() {
        return new SimpleMeterRegistry();
    }

    @Provides
    @Singleton
    Trainer trainer(MeterRegistry registry) {
        return new Trainer(new TrainingMeters(registry));
    }

    @Provides
    Verifier verifier(Trainer trainer, Networks networks) {
        return new Verifier(trainer, networks);
    }

    @Provides
    BackendComparer comparer(Trainer trainer) {
        return new BackendComparer(trainer);
    }
}
