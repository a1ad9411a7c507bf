package dev.lockstep.serve.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.LockstepException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MetricsFileTest {
    private static final Duration SHORT = Duration.ofMillis(10);

    private final PrometheusMeters meters = new PrometheusMeters();
    private final List<String> written = Collections.synchronizedList(new ArrayList<>());
    private final List<String> problems = Collections.synchronizedList(new ArrayList<>());

    @Test
    void isWrittenAtTheBeginningAtIntervalsAndAtTheEnd() throws Exception {
        try (MetricsFile file = new MetricsFile(written::add, SHORT, meters, problems::add)) {
            assertThat(written.get(0)).isEqualTo("# nothing measured yet\n");
            meters.registry().counter("lockstep.rows").increment(2);
            while (written.size() < 3) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            meters.registry().counter("lockstep.rows").increment(3);
        }
        assertThat(written.get(written.size() - 1)).contains("lockstep_rows_total 5.0\n");
        assertThat(problems).isEmpty();
    }

    @Test
    void saysOnceThatAnIntervalFailedAndThatTheEndDid() throws Exception {
        MetricsFile file = new MetricsFile(this::second, SHORT, meters, problems::add);
        while (written.size() < 4) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        assertThat(problems).containsExactly("the disk is full; it is tried again later");
        assertThatThrownBy(file::close).isInstanceOf(LockstepException.class).hasMessage("the disk is full");
    }

    private void second(String text) {
        written.add(text);
        if (written.size() > 1) {
            throw new LockstepException("the disk is full");
        }
    }
}
