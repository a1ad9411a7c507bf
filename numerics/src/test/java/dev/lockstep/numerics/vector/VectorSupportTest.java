package dev.lockstep.numerics.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.op.Formula;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.numerics.loops.ScalarLoops;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a JVM that has the Vector API. */
class VectorSupportTest {
    private static VectorSupport with(String setting) {
        return VectorSupport.of(BackendOptions.ofThreads(1).with(VectorSupport.SETTING, setting));
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "auto"})
    void vectorsAreUsedWhereTheyAreThere(String setting) {
        VectorSupport support = with(setting);
        assertThat(support.enabled()).isTrue();
        assertThat(support.loops()).isInstanceOf(VectorLoops.class);
        assertThat(support.description()).isEqualTo(8 * Double.BYTES * Lanes.COUNT + " bits");
        assertThat(support.gemm()).isNotNull();
    }

    @Test
    void autoIsTheDefaultAndWaitsUntilTheyPay() {
        assertThat(VectorSupport.of(BackendOptions.ofThreads(1)).enabled()).isTrue();
        Tier tier = DoubleTiers.of(Formula.PLUS);
        assertThat(tier.isTime((1 << 17) - 1)).isEqualTo(tier.isReady());
        assertThat(tier.isTime(1 << 17)).isTrue();
    }

    @Test
    void offIsScalar() {
        VectorSupport support = with("off");
        assertThat(support.enabled()).isFalse();
        assertThat(support.loops()).isInstanceOf(ScalarLoops.class);
        assertThat(support.description()).isEqualTo("off, by the setting vector=off");
        assertThat(VectorSupport.forComputing(BackendOptions.ofThreads(1).with("vector", "off"))
                        .enabled())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mixed mode, emulated-client, sharing", "interpreted mode"})
    void autoIsScalarWhereNothingCompilesVectors(String modes) {
        String before = System.setProperty("java.vm.info", modes);
        try {
            assertThat(VectorSupport.of(BackendOptions.ofThreads(1)).loops()).isInstanceOf(ScalarLoops.class);
            assertThat(with("auto").description())
                    .isEqualTo("off, the JVM runs without its second compiler, which vectors need: leave out"
                            + " -XX:TieredStopAtLevel and -Xint");
            assertThat(with("on").enabled()).isTrue();
        } finally {
            System.setProperty("java.vm.info", before);
        }
    }

    @Test
    void anotherSettingIsRefused() {
        assertThatThrownBy(() -> with("maybe"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the setting vector is auto, on or off, not 'maybe'");
    }

    @Test
    void whoeverSaysNothingIsSettledByVectorsAtOnce() {
        BackendOptions options = BackendOptions.ofThreads(3);
        assertThat(VectorSupport.settled(options)).isEqualTo(options.with("vector", "on"));
        assertThat(VectorSupport.settled(options.with("vector", "off"))).isEqualTo(options.with("vector", "off"));
    }

    @Test
    void theModuleIsThereAndWhatToDoWithoutItIsKnown() {
        assertThat(VectorModule.isOffered()).isTrue();
        assertThat(VectorModule.load()).isTrue();
        assertThat(VectorModule.remedy()).isEqualTo("start the JVM with --add-modules jdk.incubator.vector");
    }
}
