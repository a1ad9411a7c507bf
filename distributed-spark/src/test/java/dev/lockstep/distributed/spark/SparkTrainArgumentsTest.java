package dev.lockstep.distributed.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.LockstepException;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparkTrainArgumentsTest {
    private static SparkTrainArguments of(String line) {
        return SparkTrainArguments.of(line.split(" "));
    }

    @Test
    void theyAreReadAsThoseOfTheCommandAre() {
        SparkTrainArguments read = SparkTrainArguments.of(
                "xor", "--backends", "java, blas", "--shares", "2 ,1", "--seed", "4294967296", "--workers", "3");
        assertThat(read.settings().backends()).containsExactly("java", "blas");
        assertThat(read.settings().shares()).isEqualTo(List.of(2, 1));
        assertThat(read.settings().processes()).isEqualTo(3);
        assertThat(read.options().seed()).isEqualTo(OptionalLong.of(4_294_967_296L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "xor --workers 2 --backends java,|--backends: 'java,' has nothing before or after a comma: a list is",
                "xor --workers 2 --shares ,1|--shares: ',1' has nothing before or after a comma",
                "xor --workers 2 --shares 1,x|--shares takes a whole number, not 'x'",
                "xor --workers 2 --shares 1,3000000000|--shares takes a whole number from 0 to 2147483647, not 3000000000",
                "xor --workers 2 --verify 0x1p-1|--verify takes a number, not '0x1p-1'",
                "xor --workers 2 --dtype half|--dtype: unknown dtype 'half': use float64 or float32",
                "xor --workers 2 --workers 3|--workers is given twice",
                "xor --save --workers|--workers N is missing: arguments are NETWORK",
                "xor --workers 2 --wrong 3|--wrong is unknown: arguments are NETWORK",
                "xor --workers|arguments are NETWORK"
            })
    void mistakesAreOneLine(String line, String message) {
        assertThatThrownBy(() -> of(line)).isInstanceOf(LockstepException.class).hasMessageStartingWith(message);
    }
}
