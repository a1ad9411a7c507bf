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
import java.util.Set;

/** Collects the instructions of a step while it is recorded. */
final class Recorder {
    private final Backend backend;
    private final List<Instruction> instructions = new ArrayList<>();
    private final Set<Storage> ownStorages = identitySet();
    private final Set<Matrix> inputs = identitySet();
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
            inputs.add(operand);
        }
    }

    void keep(Matrix matrix) {
        kept.add(matrix);
    }

    Recording finish(Kernels kernels, StoragePool pool) {
        List<Storage> outputs = kept.stream().map(Matrix::storage).toList();
        List<Instruction> needed = needed(outputs);
        releaseUnused(needed, outputs, pool);
        Program program = kernels.compile(needed, outputs);
        return new Recording(backend, program, needed, List.copyOf(inputs), kept, List.copyOf(ownStorages));
    }

    void abandon(StoragePool pool) {
        kept.forEach(Matrix::close);
        ownStorages.forEach(pool::give);
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

    private void releaseUnused(List<Instruction> needed, List<Storage> outputs, StoragePool pool) {
        Set<Storage> used = identitySet();
        used.addAll(outputs);
        for (Instruction instruction : needed) {
            used.add(instruction.out());
            used.addAll(instruction.operands());
        }
        ownStorages.removeIf(storage -> {
            boolean unused = !used.contains(storage);
            if (unused) {
                pool.give(storage);
            }
            return unused;
        });
    }

    private static <T> Set<T> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
