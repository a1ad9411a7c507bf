package dev.lockstep.nn.model;

/** The words for parameters in messages. */
public final class ParameterWords {
    private ParameterWords() {}

    /**
     * Such as {@code w2 of layer 2 (dense)}.
     *
     * @param layer the words for its layer; empty where they are not known
     */
    public static String of(String name, String layer) {
        return layer.isEmpty() ? name : name + " of " + layer;
    }
}
