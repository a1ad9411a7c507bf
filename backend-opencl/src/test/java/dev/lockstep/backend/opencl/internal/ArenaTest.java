package dev.lockstep.backend.opencl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArenaTest {
    private record Piece(long offset, long bytes) {
        boolean meets(Piece other) {
            return offset < other.offset + other.bytes && other.offset < offset + bytes;
        }
    }

    @Test
    void piecesAreAlignedAndNeverMeet() {
        Arena arena = new Arena(100_000);
        List<Piece> taken = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            long bytes = 1 + random.nextInt(3000);
            arena.take(bytes).ifPresent(offset -> {
                Piece piece = new Piece(offset, bytes);
                assertThat(offset % 128).isZero();
                assertThat(offset + bytes).isLessThanOrEqualTo(100_000);
                assertThat(taken).noneMatch(piece::meets);
                taken.add(piece);
            });
            if (taken.size() > random.nextInt(60)) {
                Piece piece = taken.remove(random.nextInt(taken.size()));
                arena.give(piece.offset, piece.bytes);
            }
        }
        taken.forEach(piece -> arena.give(piece.offset, piece.bytes));
        assertThat(arena.take(99_968)).hasValue(0);
    }

    @Test
    void aFullArenaHasNoPiece() {
        assertThat(new Arena(0).take(1)).isEmpty();
        Arena arena = new Arena(256);
        assertThat(arena.take(129)).hasValue(0);
        assertThat(arena.take(1)).isEmpty();
    }
}
