package dev.lockstep.trainer;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.lockstep.api.Backends;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Binds what training needs: the backends on the class path and a registry for the meters. */
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
}
