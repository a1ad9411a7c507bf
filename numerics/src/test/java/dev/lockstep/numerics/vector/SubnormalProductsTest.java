package dev.lockstep.numerics.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.junit.jupiter.api.Test;

class SubnormalProductsTest {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final float[] FACTORS = {
        0.5f,
        -0.5f,
        Math.nextUp(0.5f),
        0.1f,
        -0.001f,
        0.25f,
        0x1p-23f,
        0x1.8p-22f,
        0,
        -0.0f,
        1,
        3,
        Float.MIN_NORMAL,
        Float.MIN_VALUE,
        Float.NaN,
        Float.POSITIVE_INFINITY
    };

    @Test
    void haveTheBitsOfTheMultiplication() {
        Random random = new Random(5);
        float[] factors = new float[SPECIES.length()];
        float[] numbers = new float[SPECIES.length()];
        float[] products = new float[SPECIES.length()];
        for (int repeated = 0; repeated < 20_000; repeated++) {
            boolean same = repeated % 2 == 0;
            float factor = factor(random);
            for (int i = 0; i < numbers.length; i++) {
                factors[i] = same ? factor : factor(random);
                numbers[i] = number(random);
            }
            SubnormalProducts.of(FloatVector.fromArray(SPECIES, factors, 0), FloatVector.fromArray(SPECIES, numbers, 0))
                    .intoArray(products, 0);
            for (int i = 0; i < numbers.length; i++) {
                assertThat(Float.floatToIntBits(products[i]))
                        .as("%s * %s", factors[i], numbers[i])
                        .isEqualTo(Float.floatToIntBits(factors[i] * numbers[i]));
            }
        }
    }

    private static float factor(Random random) {
        return random.nextBoolean() ? FACTORS[random.nextInt(FACTORS.length)] : random.nextFloat() - 0.5f;
    }

    /** Of both signs: subnormal, any at all, small and whole multiples of the least. */
    private static float number(Random random) {
        int sign = random.nextBoolean() ? Integer.MIN_VALUE : 0;
        int size = switch (random.nextInt(5)) {
            case 0 -> random.nextInt(1 << 23);
            case 1 -> random.nextInt(Integer.MAX_VALUE);
            case 2 -> random.nextInt(40);
            case 3 -> random.nextInt(Float.floatToIntBits(0x1p-98f));
            default -> Float.floatToIntBits(Float.MIN_NORMAL) + random.nextInt(5) - 2;
        };
        return Float.intBitsToFloat(sign | size);
    }
}
