package dev.lockstep.api.decimal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    private static final int PATTERNS = 1_000_000;
    private static final boolean JDK_WRITES_THE_SHORTEST = Runtime.version().feature() >= 19;

    /** Numbers of which {@link Double#toString(double)} writes other digits before JDK 19, and the edges of formats and forms. */
    @ParameterizedTest
    @CsvSource({
        "2.0E-3, 0.002",
        "2.2E-322, 2.2E-322",
        "2E23, 2.0E23",
        "1.1E23, 1.1E23",
        "8.41E21, 8.41E21",
        "2.0E-44, 2.0E-44",
        "4.9E-324, 4.9E-324",
        "9.9E-324, 9.9E-324",
        "1.5E-323, 1.5E-323",
        "2.2250738585072014E-308, 2.2250738585072014E-308",
        "2.225073858507201E-308, 2.225073858507201E-308",
        "1.7976931348623157E308, 1.7976931348623157E308",
        "9007199254740993, 9.007199254740992E15",
        "5e-324, 4.9E-324",
        "9.5367431640625E-7, 9.5367431640625E-7",
        "0.1, 0.1",
        "0.001, 0.001",
        "0.0009999999999999999, 9.999999999999998E-4",
        "8E-323, 7.9E-323",
        "9999999.999999998, 9999999.999999998",
        "1e7, 1.0E7",
        "1234567, 1234567.0",
        "100, 100.0",
        "1e21, 1.0E21",
        "-0.5, -0.5",
        "0, 0.0",
        "-0.0, -0.0"
    })
    void writesTheShortestDecimal(double number, String text) {
        assertThat(Decimals.toString(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "1.4E-45, 1.4E-45",
        "2.8E-45, 2.8E-45",
        "1.1E-44, 1.1E-44",
        "1.17549435E-38, 1.1754944E-38",
        "3.4028235E38, 3.4028235E38",
        "0.1, 0.1",
        "0.001, 0.001",
        "1e7, 1.0E7",
        "16777216, 1.6777216E7",
        "3.3554432E7, 3.3554432E7",
        "1.0E10, 1.0E10",
        "0, 0.0",
        "-0.0, -0.0",
        "2e-45, 1.4E-45",
        "8388608.5, 8388608.0"
    })
    void writesTheShortestDecimalOfAFloat(float number, String text) {
        assertThat(Decimals.toString(number)).isEqualTo(text);
    }

    @Test
    void writesWhatIsNotFiniteAsJavaDoes() {
        assertThat(Decimals.toString(Double.longBitsToDouble(0xfff8000000000001L)))
                .isEqualTo("NaN");
        assertThat(Decimals.toString(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
        assertThat(Decimals.toString(Float.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
        assertThat(Decimals.toString(Float.NaN)).isEqualTo("NaN");
    }

    @Test
    void doublesReadBackAndAreTheSameCharactersOnEveryJdk() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        String digest = digest(i -> {
            double number = Double.longBitsToDouble(random.nextLong());
            String text = Decimals.toString(number);
            if (Double.doubleToLongBits(Decimals.parse(text)) != Double.doubleToLongBits(number)
                    || JDK_WRITES_THE_SHORTEST && !text.equals(Double.toString(number))) {
                throw new AssertionError(text + " for " + Double.toHexString(number));
            }
            return text;
        });
        assertThat(digest).isEqualTo("bbb9e0578ba0d3b59e6f147d3993741963889884a092776140c6842d5a4fafcf");
    }

    @Test
    void floatsReadBackAndAreTheSameCharactersOnEveryJdk() throws Exception {
        SplittableRandom random = new SplittableRandom(2);
        String digest = digest(i -> {
            float number = Float.intBitsToFloat(random.nextInt());
            String text = Decimals.toString(number);
            if (Float.floatToIntBits(Float.parseFloat(text)) != Float.floatToIntBits(number)
                    || JDK_WRITES_THE_SHORTEST && !text.equals(Float.toString(number))) {
                throw new AssertionError(text + " for " + Float.toHexString(number));
            }
            return text;
        });
        assertThat(digest).isEqualTo("8945453dcbd057820d420edf9563d6a072c650a6941fec20a7b311a8b77e8a18");
    }

    /** Without help of the JDK: no decimal with fewer digits reads back, and of those with as many none is nearer. */
    @Test
    void noShorterAndNoNearerDecimalReadsBack() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 20_000; i++) {
            double number = i < 4200
                    ? Math.scalb(1.0, i / 2 - 1074) + (i % 2) * Double.MIN_VALUE
                    : Math.abs(Double.longBitsToDouble(random.nextLong()));
            if (Double.isFinite(number) && number > 0) {
                requireShortest(number);
                if (JDK_WRITES_THE_SHORTEST) {
                    assertThat(Decimals.toString(number)).isEqualTo(Double.toString(number));
                }
            }
        }
    }

    private static void requireShortest(double number) {
        BigDecimal exact = new BigDecimal(number);
        BigDecimal written = new BigDecimal(Decimals.toString(number)).stripTrailingZeros();
        int digits = Math.max(2, written.precision());
        BigDecimal nearest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        assertThat(nearest.doubleValue() != number || nearest.compareTo(written) == 0)
                .as("nearest to %s", written)
                .isTrue();
        if (digits > 2) {
            for (RoundingMode mode : new RoundingMode[] {RoundingMode.DOWN, RoundingMode.UP}) {
                BigDecimal shorter = exact.round(new MathContext(digits - 1, mode));
                assertThat(shorter.doubleValue()).as("shorter than %s", written).isNotEqualTo(number);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1d", "0x1p3", "1e", ".", "1 ", " 1", "inf", "nan", "1_000", "\u0661"})
    void refusesWhatIsNoDecimal(String text) {
        assertThatThrownBy(() -> Decimals.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String digest(IntFunction<String> text) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int i = 0; i < PATTERNS; i++) {
            digest.update(text.apply(i).getBytes(StandardCharsets.US_ASCII));
            digest.update((byte) '\n');
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Each text of up to seven of these characters, beside the grammar said as an expression. */
    @Test
    void digitsAreWhatTheGrammarSays() {
        Pattern grammar = Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");
        String characters = "-+.eE09 ";
        for (int length = 0; length <= 7; length++) {
            char[] text = new char[length];
            for (int drawn = 0; drawn < 1 << 3 * length; drawn++) {
                for (int i = 0; i < length; i++) {
                    text[i] = characters.charAt(drawn >> 3 * i & 7);
                }
                String written = new String(text);
                boolean isNumber = grammar.matcher(written).matches();
                if (Decimals.areDigits(written) != isNumber
                        || Decimals.digits(written).isPresent() != isNumber) {
                    throw new AssertionError("'" + written + "'");
                }
            }
        }
    }

    /** Texts of up to 19 digits with the point anywhere, beside the quotient of whole numbers that BigDecimal rounds. */
    @Test
    void digitsAreTheNearestNumber() {
        Random random = new Random(5);
        for (int trial = 0; trial < 200_000; trial++) {
            int length = 1 + random.nextInt(19);
            StringBuilder digits = new StringBuilder();
            for (int i = 0; i < length; i++) {
                digits.append((char) ('0' + random.nextInt(10)));
            }
            if (random.nextInt(4) > 0) {
                digits.insert(random.nextInt(length + 1), '.');
            }
            String text = digits.toString();
            long nearest = Double.doubleToRawLongBits(new BigDecimal(text).doubleValue());
            requireBits(text, nearest);
            requireBits("+" + text, nearest);
            requireBits("-" + text, nearest | Long.MIN_VALUE);
        }
    }

    private static void requireBits(String text, long bits) {
        double read = Decimals.digits(text).orElseThrow();
        if (Double.doubleToRawLongBits(read) != bits) {
            throw new AssertionError(text + " was read as " + read);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1f", "0x1p3", "1d", "\u0661", "1_000", "1,5", "NaN", "Infinity"})
    void noDigits(String text) {
        assertThat(Decimals.digits(text)).isEmpty();
    }

    @Test
    void digitsAreReadUpTo400Characters() {
        assertThat(Decimals.digits("1" + "0".repeat(399))).hasValue(Double.POSITIVE_INFINITY);
        assertThat(Decimals.digits("0".repeat(400))).hasValue(0);
        assertThat(Decimals.digits("0".repeat(401))).isEmpty();
    }
}
