package dev.lockstep.onnx;

import dev.lockstep.models.network.Text;
import java.util.List;
import java.util.Set;

/**
 * A layer or an activation, in the words of ONNX.
 *
 * @param what it computes, with its settings; its weights are compared elsewhere
 * @param place where it is, for messages
 */
record Step(String what, String place) {
    static final String DENSE = "a dense layer";

    /** What makes probabilities of the outputs of a classifier, which others leave to the loss. */
    private static final Set<String> OF_LOSSES = Set.of("Softmax", "Sigmoid");

    /** One with a setting, as it is shown. */
    static String with(String operator, String setting, String value) {
        return operator + " with " + setting + " " + value;
    }

    /**
     * Holds the steps of a file against those of the network that takes its weights. A file may end with outputs of which the network makes
     * probabilities, or with their logarithms.
     *
     * @throws OnnxException of the first step that is another
     */
    static void requireSame(List<Step> file, List<Step> network) {
        for (int i = 0; i < Math.max(file.size(), network.size()); i++) {
            boolean last = i == network.size() - 1;
            if (i == network.size()) {
                throw new OnnxException(file.get(i).described() + ", and the network ends before it");
            }
            Step ours = network.get(i);
            if (i == file.size()) {
                if (last && OF_LOSSES.contains(ours.what)) {
                    return;
                }
                throw new OnnxException("it ends, and the network has " + ours.what + " in " + ours.place);
            }
            Step theirs = file.get(i);
            boolean areLogarithms = last && theirs.what.equals("LogSoftmax") && ours.what.equals("Softmax");
            if (!theirs.what.equals(ours.what) && !areLogarithms) {
                throw new OnnxException(
                        theirs.described() + ", and the network has " + ours.what + " in " + ours.place);
            }
        }
    }

    private String described() {
        return place + " is " + Text.line(what);
    }
}
