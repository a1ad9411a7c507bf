package dev.lockstep.distributed.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.LockstepException;
import dev.lockstep.trainer.cut.Share;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerSettingsTest {
    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1025, 100_000, Integer.MAX_VALUE})
    void soManyWorkersAreRefused(int workers) {
        assertThatThrownBy(() -> WorkerSettings.of(workers, "java"))
                .isInstanceOf(LockstepException.class)
                .hasMessage("the number of workers must be from 1 to 1024, not " + workers);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1_000_001, Integer.MAX_VALUE})
    void suchAShareIsRefused(int share) {
        WorkerSettings settings = WorkerSettings.of(2, "java");
        assertThatThrownBy(() -> settings.withShares(List.of(1, share)))
                .isInstanceOf(LockstepException.class)
                .hasMessageEndingWith("each from 1 to 1000000, not [1, " + share + "]");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
    void suchAPartToVerifyIsRefused(double part) {
        WorkerSettings settings = WorkerSettings.of(2, "java");
        assertThatThrownBy(() -> settings.withVerified(part)).isInstanceOf(LockstepException.class);
    }

    /** All samples of the largest batch are somebody's, once, by the largest shares that there can be. */
    @Test
    void theLargestSharesOfTheLargestBatchHaveRoom() {
        List<Integer> shares = Collections.nCopies(1024, 1_000_000);
        assertThat(WorkerSettings.of(1024, "java").withShares(shares).share(1023))
                .isEqualTo(1_000_000);
        int next = 0;
        for (Share share : Share.of(Integer.MAX_VALUE, shares)) {
            assertThat(share.first()).isEqualTo(next);
            next += share.count();
        }
        assertThat(next).isEqualTo(Integer.MAX_VALUE);
    }
}
