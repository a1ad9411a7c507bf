package dev.lockstep.distributed.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.distributed.protocol.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With a limit of nothing at all every worker is still that did not come further between its last two answers. */
class StillnessTest {
    private final List<String> done = new ArrayList<>();
    private final Member first = member(0);
    private final Member second = member(1);
    private final Stillness still = new Stillness(Duration.ZERO);

    @Test
    void oneThatComputesAndComesToNothingIsLostAndThoseThatWaitForItHaveTime() {
        wait(first);
        second.note(new Answer.Pong(0, false));
        look();
        still.look(List.of(first), (member, reason) -> done.add(reason), () -> done.add("released"));
        assertThat(done).containsExactly("worker 2 has computed for 0 s and come to nothing");
    }

    @Test
    void oneThatWaitsForOneThatComesFurtherIsNot() {
        for (int progress = 1; progress < 4; progress++) {
            first.note(new Answer.Pong(0, true));
            second.note(new Answer.Pong(progress, progress % 2 == 0));
            look();
        }
        assertThat(done).isEmpty();
    }

    @Test
    void allThatWaitForEachOtherLetGoAndAreLostIfTheyDoNot() {
        wait(first, second);
        look();
        assertThat(done).containsExactly("released");
        look();
        assertThat(done).as("nothing was heard since").hasSize(1);
        wait(first);
        look();
        assertThat(done).as("one may be on its way").hasSize(1);
        wait(second);
        look();
        assertThat(done)
                .containsExactly(
                        "released",
                        "worker 1 has waited for others for 0 s and does not let go",
                        "worker 2 has waited for others for 0 s and does not let go");
    }

    /** What was said before something was expected says nothing of it. */
    @Test
    void anAnswerThatCameBeforeDoesNotCount() {
        wait(first, second);
        new Stillness(Duration.ZERO)
                .look(List.of(first, second), (member, reason) -> done.add(reason), () -> done.add("released"));
        assertThat(done).isEmpty();
    }

    private static void wait(Member... members) {
        for (Member member : members) {
            member.note(new Answer.Pong(0, true));
        }
    }

    private void look() {
        still.look(
                List.of(first, second),
                (member, reason) -> done.add("worker " + (member.number() + 1) + " " + reason),
                () -> done.add("released"));
    }

    private static Member member(int number) {
        return new Member(new Answer.Hello(number, "nowhere"), null, null, null);
    }
}
