package dev.lockstep.nn.optimizer;

import dev.lockstep.api.Matrix;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * {@code penalty: {l1: a, l2: b}}: what large parameters add to the loss that is followed, {@code a sum |p| + b sum p^2} over the weights, and
 * over all parameters with {@code biases: true}; and with {@code reported: true} to the loss that is reported, of every step. What need not
 * be given is 0 and false.
 *
 * <p>Each gradient becomes {@code t = p * (2 b); g = g + t}, then {@code s = (p > 0) - (0 > p); t = s * a; g = g + t}; a part whose number
 * is 0 is left out, and {@code 2 b} is computed in float64 and rounded to the dtype.
 *
 * @param biases whether those parameters are penalised too that are no weights
 */
public record Penalty(double l1, double l2, boolean biases, boolean reported) {
    /** No penalty. */
    public static final Penalty NONE = new Penalty(0, 0, false, false);

    /** Layers call their weights w, whatever number or place is added. */
    private static final Pattern WEIGHTS = Pattern.compile("(.*[^A-Za-z])?w[0-9]*");

    public Penalty {
        Rates.requireNotNegative("penalty: l1", l1);
        Rates.requireNotNegative("penalty: l2", l2);
    }

    /** {@code factor sum p^2} over the weights, not reported. */
    public static Penalty l2(double factor) {
        return new Penalty(0, factor, false, false);
    }

    /** {@code factor sum |p|} over the weights, not reported. */
    public static Penalty l1(double factor) {
        return new Penalty(factor, 0, false, false);
    }

    /** Whether there is none. */
    public boolean isNone() {
        return l1 == 0 && l2 == 0;
    }

    /** Whether the parameter of a name is penalised. */
    public boolean concerns(String name) {
        return !isNone() && (biases || WEIGHTS.matcher(name).matches());
    }

    /** The gradient of a parameter's loss with the penalty. */
    public Matrix addedTo(Matrix gradient, Matrix parameter) {
        Matrix result = gradient;
        if (l2 > 0) {
            result = result.plus(parameter.times(2 * l2));
        }
        if (l1 > 0) {
            Matrix sign = parameter.greaterThan(0).minus(parameter.negate().greaterThan(0));
            result = result.plus(sign.times(l1));
        }
        return result;
    }

    /**
     * The loss with the penalty of parameters, in their order: {@code q = p * p; u = sum(q); u = u * b; loss = loss + u}, then
     * {@code q = |p|; u = sum(q); u = u * a; loss = loss + u}; a part whose number is 0 is left out.
     */
    public Matrix addedTo(Matrix loss, Collection<Matrix> parameters) {
        Matrix result = loss;
        for (Matrix parameter : parameters) {
            if (l2 > 0) {
                result = result.plus(parameter.square().sum().times(l2));
            }
            if (l1 > 0) {
                result = result.plus(parameter.abs().sum().times(l1));
            }
        }
        return result;
    }
}
