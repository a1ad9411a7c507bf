package dev.lockstep.api;

import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Program;
import dev.lockstep.api.spi.Storage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the instructions of a step while it is recorded. */
final class Recorder {
    private final Backend backend;
    private final List<Instruction> instructions = new ArrayList<>();
    private final Set<Storage> ownStorages = identitySet();
    private final Map<Matrix, Storage> inputs = new IdentityHashMap<>();
    private final List<Matrix> kept = new ArrayList<>();

    Recorder(Backend backend) {
        this.backend = backend;
    }

    void own(Storage storage) {
        ownStorages.add(storage);
    }

    void add(Instruction instruction) {
        instructions.add(instruction);
    }

    /** Notes an operand, so that a matrix from outside is known to be needed at every run. */
    void uses(Matrix operand) {
        if (!ownStorages.contains(operand.storage())) {
            inputs.put(operand, operand.storage());
        }
    }

    void keep(Matrix matrix) {
        kept.add(matrix);
    }

    Recording finish(Kernels kernels) {
        kept.removeIf(Matrix::isClosed);
        List<Storage> outputs = kept.stream().map(Matrix::storage).toList();
        List<Instruction> needed = needed(outputs);
        Set<Storage> used = used(needed, outputs);
        releaseUnused(used);
        Program program = kernels.compile(needed, outputs);
        return new Recording(backend, program, needed, inputs(used), kept, List.copyOf(ownStorages));
    }

    /** Gives up everything that the step made. */
    void abandon() {
        kept.forEach(Matrix::close);
        ownStorages.forEach(backend::release);
    }

    /** The instructions whose results reach an output or a matrix made before the recording. */
    private List<Instruction> needed(List<Storage> outputs) {
        Set<Storage> live = identitySet();
        live.addAll(outputs);
        Deque<Instruction> needed = new ArrayDeque<>();
        for (int i = instructions.size() - 1; i >= 0; i--) {
            Instruction instruction = instructions.get(i);
            if (live.contains(instruction.out()) || !ownStorages.contains(instruction.out())) {
                needed.addFirst(instruction);
                live.addAll(instruction.operands());
            }
        }
        return List.copyOf(needed);
    }

    private static Set<Storage> used(List<Instruction> needed, List<Storage> outputs) {
        Set<Storage> used = identitySet();
        used.addAll(outputs);
        for (Instruction instruction : needed) {
            used.add(instruction.out());
            used.addAll(instruction.operands());
        }
        return used;
    }

    /** The matrices from outside that a run needs. */
    private List<Matrix> inputs(Set<Storage> used) {
        return inputs.entrySet().stream()
                .filter(input -> used.contains(input.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void releaseUnused(Set<Storage> used) {
        ownStorages.removeIf(storage -> {
            boolean unused = !used.contains(storage);
            if (unused) {
                backend.release(storage);
            }
            return unused;
        });
    }

    private static <T> Set<T> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
