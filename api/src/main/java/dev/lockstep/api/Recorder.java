package dev.lockstep.api;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Program;
import dev.lockstep.api.spi.Storage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects the instructions of a step while it is recorded. */
final class Recorder {
    private final OpenBackend backend;
    private final List<Instruction> instructions = new ArrayList<>();
    private final Map<Instruction, Section> sections = new IdentityHashMap<>();
    private final Set<Storage> ownStorages = identitySet();
    private final Map<Storage, RecordedStep.Input> inputs = new IdentityHashMap<>();
    private final List<DeviceMatrix> kept = new ArrayList<>();

    Recorder(OpenBackend backend) {
        this.backend = backend;
    }

    /** Notes memory that the step filled with values. */
    void own(Storage storage) {
        ownStorages.add(storage);
    }

    /** What stands for the memory of a result until the step is recorded. */
    Storage plan(DType dtype, int length) {
        Storage planned = new PlannedStorage(dtype, length);
        ownStorages.add(planned);
        return planned;
    }

    void add(Instruction instruction) {
        instructions.add(instruction);
        Section.current().ifPresent(section -> sections.put(instruction, section));
    }

    /** Notes an operand, so that a matrix from outside is known to be needed at every run. */
    void uses(DeviceMatrix operand) {
        if (!owns(operand.storage())) {
            inputs.putIfAbsent(operand.storage(), operand.asInput());
        }
    }

    /** Whether the step made this memory, or plans it. */
    boolean owns(Storage storage) {
        return ownStorages.contains(storage);
    }

    void keep(DeviceMatrix matrix) {
        kept.add(matrix);
    }

    Recording finish() {
        Set<Storage> lasting = lasting();
        List<Instruction> needed = needed(lasting);
        Set<Storage> used = used(needed, lasting);
        releaseUnused(used);
        List<RecordedStep.Input> neededInputs = inputs(used);
        Map<Storage, Storage> memory = memory(needed, lasting);
        kept.forEach(matrix -> matrix.moveTo(memory));
        List<Instruction> placed = needed.stream()
                .map(instruction -> instruction.on(storage -> memory.getOrDefault(storage, storage)))
                .toList();
        Program program =
                backend.compile(placed, kept.stream().map(DeviceMatrix::storage).toList());
        List<SharedStorage> results = holdResults();
        return new RecordedStep(
                backend, program, placed, sections(needed), neededInputs, kept, results, List.copyOf(ownStorages));
    }

    /** The instructions as they are, with no memory for their results. */
    Outline outline() {
        Set<Storage> lasting = lasting();
        List<Instruction> needed = needed(lasting);
        releaseUnused(used(needed, lasting));
        return new OutlinedStep(backend, needed, sections(needed), this::abandon);
    }

    private List<Optional<Section>> sections(List<Instruction> needed) {
        return needed.stream()
                .map(instruction -> Optional.ofNullable(sections.get(instruction)))
                .toList();
    }

    private Set<Storage> lasting() {
        kept.removeIf(DeviceMatrix::isClosed);
        Set<Storage> lasting = identitySet();
        kept.forEach(matrix -> lasting.add(matrix.storage()));
        return lasting;
    }

    /** Holds the memory of the results, which other matrices may show for longer than the recording is open. */
    private List<SharedStorage> holdResults() {
        List<SharedStorage> results = new ArrayList<>();
        for (DeviceMatrix matrix : kept) {
            if (ownStorages.remove(matrix.storage())) {
                matrix.shared().releaseTo(backend::release);
                results.add(matrix.shared().held());
            }
        }
        return results;
    }

    /** Gives up everything that the step made. */
    void abandon() {
        kept.forEach(Matrix::close);
        ownStorages.forEach(this::release);
    }

    /** The instructions whose results reach a lasting storage or a matrix made before the recording. */
    private List<Instruction> needed(Set<Storage> lasting) {
        Set<Storage> live = identitySet();
        live.addAll(lasting);
        Deque<Instruction> needed = new ArrayDeque<>();
        for (int i = instructions.size() - 1; i >= 0; i--) {
            Instruction instruction = instructions.get(i);
            Storage out = instruction.out().storage();
            if (live.contains(out) || !ownStorages.contains(out)) {
                needed.addFirst(instruction);
                live.addAll(instruction.reads());
            }
        }
        return List.copyOf(needed);
    }

    private static Set<Storage> used(List<Instruction> needed, Set<Storage> lasting) {
        Set<Storage> used = identitySet();
        used.addAll(lasting);
        for (Instruction instruction : needed) {
            used.add(instruction.out().storage());
            used.addAll(instruction.reads());
        }
        return used;
    }

    /** The matrices from outside that a run needs. */
    private List<RecordedStep.Input> inputs(Set<Storage> used) {
        return inputs.entrySet().stream()
                .filter(input -> used.contains(input.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Takes the memory of all results; what is planned and not to be found in it was not needed. */
    private Map<Storage, Storage> memory(List<Instruction> needed, Set<Storage> lasting) {
        Map<Storage, Storage> memory = new IdentityHashMap<>();
        for (List<PlannedStorage> together : MemoryPlan.of(needed, lasting)) {
            PlannedStorage largest = together.get(0);
            Storage taken =
                    backend.take("record", largest.dtype(), largest.length(), Shapes.describe(largest.length(), 1));
            ownStorages.add(taken);
            together.forEach(planned -> {
                memory.put(planned, taken);
                ownStorages.remove(planned);
            });
        }
        return memory;
    }

    private void releaseUnused(Set<Storage> used) {
        ownStorages.removeIf(storage -> {
            boolean unused = !used.contains(storage);
            if (unused) {
                release(storage);
            }
            return unused;
        });
    }

    private void release(Storage storage) {
        if (!(storage instanceof PlannedStorage)) {
            backend.release(storage);
        }
    }

    private static <T> Set<T> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
