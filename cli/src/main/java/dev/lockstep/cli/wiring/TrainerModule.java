package dev.lockstep.cli.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.lockstep.api.Backends;
import dev.lockstep.trainer.compare.BackendComparer;
import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.documents.Verifier;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;

/** Binds what training needs: the backends on the class path, and a trainer. */
public final class TrainerModule extends AbstractModule {
    private final TrainingListener every;

    /** For runs that are not measured. */
    public TrainerModule() {
        this(TrainingListener.NONE);
    }

    /** @param every hears of the progress of every run */
    public TrainerModule(TrainingListener every) {
        this.every = every;
    }

    @Provides
    @Singleton
    Backends backends() {
        return Backends.onClassPath();
    }

    @Provides
    @Singleton
    Trainer trainer() {
        return new Trainer(every);
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
