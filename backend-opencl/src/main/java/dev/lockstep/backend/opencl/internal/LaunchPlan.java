package dev.lockstep.backend.opencl.internal;

import dev.lockstep.backend.opencl.internal.EncodedInstruction.Kind;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;

/**
 * Divides a step's instructions among as few launches as keep their meaning.
 *
 * <p>Three things share a launch: small instructions of any kind, one after the other; a matrix product and elementwise instructions on
 * its result, each work-group going on with the elements it has just computed; and elementwise instructions on results of one shape,
 * each work-item going on with its own. An instruction joins an earlier launch only past instructions that it shares nothing with.
 */
final class LaunchPlan {
    /** Elements of a result, or terms of its sums, that one work-group computes as fast as a launch takes. */
    private static final long SMALL_WORK = 2048;

    /** Multiplications that it computes as fast. */
    private static final long SMALL_PRODUCT = 8192;

    private LaunchPlan() {}

    /** What a group of instructions is to be launched as. */
    enum Form {
        SINGLE,
        SEQUENCE,
        CHAIN,
        PRODUCT_WITH_TAIL
    }

    /** The instructions of one launch, in order. */
    record Group(Form form, List<EncodedInstruction> instructions) {}

    static List<Group> of(List<EncodedInstruction> instructions) {
        LinkedList<EncodedInstruction> remaining = new LinkedList<>(instructions);
        List<Group> groups = new ArrayList<>();
        while (!remaining.isEmpty()) {
            groups.add(takeGroup(remaining));
        }
        return groups;
    }

    private static Group takeGroup(LinkedList<EncodedInstruction> remaining) {
        EncodedInstruction first = remaining.removeFirst();
        Form form = form(first);
        List<EncodedInstruction> taken = new ArrayList<>(List.of(first));
        if (form != Form.SINGLE) {
            List<EncodedInstruction> passed = new ArrayList<>();
            for (var candidates = remaining.iterator(); candidates.hasNext(); ) {
                EncodedInstruction candidate = candidates.next();
                if (joins(form, taken, candidate) && passed.stream().noneMatch(other -> conflict(other, candidate))) {
                    taken.add(candidate);
                    candidates.remove();
                } else {
                    passed.add(candidate);
                }
            }
        }
        return new Group(taken.size() == 1 ? Form.SINGLE : form, taken);
    }

    private static Form form(EncodedInstruction first) {
        if (isSmall(first)) {
            return Form.SEQUENCE;
        }
        return switch (first.kind()) {
            case PRODUCT -> first.isPart() ? Form.SINGLE : Form.PRODUCT_WITH_TAIL;
            case ELEMENTWISE -> first.isShared() ? Form.CHAIN : Form.SINGLE;
            case OTHER -> Form.SINGLE;
        };
    }

    private static boolean joins(Form form, List<EncodedInstruction> taken, EncodedInstruction candidate) {
        EncodedInstruction first = taken.get(0);
        if (candidate.dtype() != first.dtype() || !candidate.isShared()) {
            return false;
        }
        return switch (form) {
            case SEQUENCE -> isSmall(candidate);
            case CHAIN -> isElementwiseOnShapeOf(first, candidate) && staysInPlace(taken, candidate);
            // Other work-groups may still read the product's operands.
            case PRODUCT_WITH_TAIL ->
                isElementwiseOnShapeOf(first, candidate)
                        && !first.reads(candidate.out())
                        && staysInPlace(taken, candidate);
            case SINGLE -> false;
        };
    }

    /** With results of one shape, what an element depends on of earlier results is in its own place. */
    private static boolean isElementwiseOnShapeOf(EncodedInstruction first, EncodedInstruction candidate) {
        return candidate.kind() == Kind.ELEMENTWISE
                && candidate.out().rows() == first.out().rows()
                && candidate.out().columns() == first.out().columns();
    }

    /** Whether no work-group reads at a place of its own what another one may not have written yet, or already overwritten. */
    private static boolean staysInPlace(List<EncodedInstruction> taken, EncodedInstruction candidate) {
        return taken.stream()
                .noneMatch(other -> other.readsElsewhere(candidate.out()) || candidate.readsElsewhere(other.out()));
    }

    private static boolean isSmall(EncodedInstruction instruction) {
        return instruction.isShared()
                && switch (instruction.kind()) {
                    case PRODUCT -> instruction.count() <= SMALL_WORK && instruction.work() <= SMALL_PRODUCT;
                    case ELEMENTWISE, OTHER -> instruction.work() <= SMALL_WORK;
                };
    }

    /** Whether the order of two instructions matters. */
    private static boolean conflict(EncodedInstruction one, EncodedInstruction other) {
        return one.out().storage() == other.out().storage() || one.reads(other.out()) || other.reads(one.out());
    }
}
