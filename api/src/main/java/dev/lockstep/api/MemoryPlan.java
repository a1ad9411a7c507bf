package dev.lockstep.api;

import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Storage;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which intermediate results of a step share memory: those that are never needed at the same time.
 *
 * <p>The largest is placed first; each takes the first buffer whose other users are done before it is written, or not begun when it is
 * last read, and not next to that. An elementwise result may take the place of an operand of its own shape that is read there for the last time.
 */
final class MemoryPlan {
    /** From the last use of memory to its next one, so that neighbours that share nothing else can be computed together. */
    private static final int LEAST_BETWEEN = 2;

    private final List<Instruction> instructions;
    private final Map<Storage, Life> lives = new IdentityHashMap<>();
    private final List<Buffer> buffers = new ArrayList<>();

    /** From the instruction that first writes a planned storage to the last one that touches it. */
    private static final class Life {
        private final PlannedStorage storage;
        private final int first;
        private int last;

        private Life(PlannedStorage storage, int first) {
            this.storage = storage;
            this.first = first;
            this.last = first;
        }
    }

    /** Memory, and the lives that it serves. */
    private static final class Buffer {
        private final List<Life> users = new ArrayList<>();

        private PlannedStorage largest() {
            return users.get(0).storage;
        }
    }

    private MemoryPlan(List<Instruction> instructions) {
        this.instructions = instructions;
    }

    /**
     * The planned storages that share memory, each group with its largest first.
     *
     * @param lasting storages that keep their contents after the step
     */
    static List<List<PlannedStorage>> of(List<Instruction> instructions, Set<Storage> lasting) {
        MemoryPlan plan = new MemoryPlan(instructions);
        plan.findLives(lasting);
        plan.place();
        return plan.buffers.stream()
                .map(buffer -> buffer.users.stream().map(life -> life.storage).toList())
                .toList();
    }

    private void findLives(Set<Storage> lasting) {
        for (int i = 0; i < instructions.size(); i++) {
            Instruction instruction = instructions.get(i);
            for (Storage read : instruction.reads()) {
                touch(read, i);
            }
            touch(instruction.out().storage(), i);
        }
        for (Storage kept : lasting) {
            if (kept instanceof PlannedStorage) {
                touch(kept, instructions.size());
            }
        }
    }

    private void touch(Storage storage, int instruction) {
        if (storage instanceof PlannedStorage planned) {
            lives.computeIfAbsent(planned, p -> new Life(planned, instruction)).last = instruction;
        }
    }

    private void place() {
        List<Life> largestFirst = new ArrayList<>(lives.values());
        largestFirst.sort(MemoryPlan::largestFirst);
        for (Life life : largestFirst) {
            Buffer free = null;
            for (Buffer buffer : buffers) {
                if (buffer.largest().dtype() == life.storage.dtype()
                        && buffer.users.stream().noneMatch(user -> overlap(user, life))) {
                    free = buffer;
                    break;
                }
            }
            if (free == null) {
                free = new Buffer();
                buffers.add(free);
            }
            free.users.add(life);
        }
    }

    /** Not of the JDK's parts of comparators, for which the JVM writes code at each start. */
    private static int largestFirst(Life one, Life other) {
        int byLength = Integer.compare(other.storage.length(), one.storage.length());
        int byFirst = byLength == 0 ? Integer.compare(one.first, other.first) : byLength;
        return byFirst == 0 ? Integer.compare(one.last, other.last) : byFirst;
    }

    private boolean overlap(Life one, Life other) {
        Life earlier = one.first <= other.first ? one : other;
        Life later = earlier == one ? other : one;
        int between = later.first - earlier.last;
        return between == 0 ? !takesPlace(earlier, later) : between < LEAST_BETWEEN;
    }

    /** Whether the result of an instruction may be written where its operand is, which nobody needs afterwards. */
    private boolean takesPlace(Life operand, Life result) {
        Instruction instruction = instructions.get(result.first);
        if (!(instruction.operation() instanceof Elementwise)
                || instruction.out().storage() != result.storage) {
            return false;
        }
        for (Operand read : instruction.operands()) {
            if (read.storage() == operand.storage
                    && read.length() != instruction.out().length()) {
                return false;
            }
        }
        return true;
    }
}
