package dev.lockstep.numerics.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A change of any bit of these results is a change of the numerics contract, and must be meant. */
class DigestTest {

    private static final int COUNT = 50_000;

    private interface FloatOperator {
        float apply(float x);
    }

    @Test
    void exp() {
        assertThat(digest(Exp::of, Exp::of))
                .isEqualTo("4814d9c4eb753df4a92af38739aaccd82a911b83b96ba0eb90544bde96261147");
    }

    @Test
    void expm1() {
        assertThat(digest(Expm1::of, Expm1::of))
                .isEqualTo("e123844c01a8820fe39ef366d0f577a1ce6f0380b0602b87de22ed7027e7b214");
    }

    @Test
    void log() {
        assertThat(digest(Log::of, Log::of))
                .isEqualTo("29e6f8c8c6fc7c7b8207b4fd764d5226e874219460ce909b7b1b04bb3e7cc2b2");
    }

    @Test
    void log1p() {
        assertThat(digest(Log1p::of, Log1p::of))
                .isEqualTo("12315babde802f3cd3fca486dc861466cc8615d5609efb55dd7be7a0079f5242");
    }

    @Test
    void sin() {
        assertThat(digest(Sin::of, Sin::of))
                .isEqualTo("fbcc05d216b21404c1b020d6307aaa55d516e302f9a63a89cb1263703ee9819d");
    }

    @Test
    void cos() {
        assertThat(digest(Cos::of, Cos::of))
                .isEqualTo("0838e24ff397aac6d00e396c5d2ccf251d5dc24416aa4b51d2832cdee43d0d62");
    }

    @Test
    void tanh() {
        assertThat(digest(Tanh::of, Tanh::of))
                .isEqualTo("69a05d0028869e0df2b478a609bc909eabd668d57136c48ea1c004c05aa08d14");
    }

    @Test
    void sigmoid() {
        assertThat(digest(Sigmoid::of, Sigmoid::of))
                .isEqualTo("0925ac4e00262a5ff6376b5066c57d39aa2443d2049742663d6763deb9a49028");
    }

    @Test
    void erf() {
        assertThat(digest(Erf::of, Erf::of))
                .isEqualTo("abb9889c1dd5aceb75cdbc481acc21b349b4cb07914ff5fdc906456151e16e01");
    }

    /** The SHA-256 of the big-endian bits of every result, NaN in its canonical form. */
    private static String digest(DoubleUnaryOperator function, FloatOperator floatFunction) {
        double[] arguments = Stream.of(
                        Samples.edges(),
                        Samples.uniform(401, COUNT, -1.0, 1.0),
                        Samples.uniform(402, COUNT, -30.0, 30.0),
                        Samples.uniform(403, COUNT, -750.0, 750.0),
                        Samples.logarithmic(404, COUNT, -1074, 1024, false))
                .flatMapToDouble(DoubleStream::of)
                .toArray();
        ByteBuffer bytes = ByteBuffer.allocate(arguments.length * (Double.BYTES + Float.BYTES));
        for (double x : arguments) {
            bytes.putLong(Double.doubleToLongBits(function.applyAsDouble(x)));
            bytes.putInt(Float.floatToIntBits(floatFunction.apply((float) x)));
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.array());
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
