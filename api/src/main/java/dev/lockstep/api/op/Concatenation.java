package dev.lockstep.api.op;

/**
 * Matrices put together to one: beside each other, all of one height, or below each other, all of one width.
 *
 * @param beside whether they stand beside each other
 */
public record Concatenation(boolean beside) implements Operation {
    @Override
    public String label() {
        return beside ? "concatenateColumns" : "concatenateRows";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.concatenation(this);
    }
}
