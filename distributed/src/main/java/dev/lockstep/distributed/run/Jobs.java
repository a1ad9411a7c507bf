package dev.lockstep.distributed.run;

import dev.lockstep.api.BackendUnavailableException;
import dev.lockstep.api.LockstepException;
import dev.lockstep.distributed.protocol.Answer;
import dev.lockstep.distributed.protocol.Message;
import dev.lockstep.distributed.protocol.MessageKind;
import dev.lockstep.distributed.protocol.Request;
import dev.lockstep.trainer.training.TrainingOptions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Has every worker of a team make one network, and compares what they start from. */
final class Jobs {
    private final Team team;
    private final WorkerSettings settings;
    private final NetworkRecipe recipe;
    private final TrainingOptions options;
    private final Set<Member> employed = new HashSet<>();
    private Optional<Answer.Ready> ready = Optional.empty();

    Jobs(Team team, WorkerSettings settings, NetworkRecipe recipe, TrainingOptions options) {
        this.team = team;
        this.settings = settings;
        this.recipe = recipe;
        this.options = options;
    }

    /**
     * The workers that are there and have the network, in the order of their numbers; where all are lost, those in their place.
     *
     * @throws BackendUnavailableException if one does not have its backend
     * @throws LockstepException if there are none any more, or the network can not be made, or is another for some
     */
    List<Member> present() {
        while (true) {
            if (team.present().isEmpty()) {
                team.replace();
            }
            List<Member> idle = team.present().stream()
                    .filter(member -> !employed.contains(member))
                    .toList();
            if (idle.isEmpty()) {
                return team.present();
            }
            employ(idle);
        }
    }

    /** What the workers said of the network. */
    Answer.Ready ready() {
        present();
        return ready.orElseThrow();
    }

    private void employ(List<Member> idle) {
        for (Member member : idle) {
            member.send(new Request.Job(
                    recipe.source().getName(),
                    recipe.argument(),
                    options,
                    settings.backend(member.number()),
                    team.threads(member.number()),
                    settings.options(member.number()).settings()));
        }
        Map<Member, Message> said =
                team.await(idle, EnumSet.of(MessageKind.READY, MessageKind.REFUSED, MessageKind.FAILED), () -> {});
        List<String> backends = new ArrayList<>();
        idle.stream().filter(said::containsKey).forEach(member -> {
            Message message = said.get(member);
            if (message.kind() == MessageKind.REFUSED) {
                Answer.Refused refused = (Answer.Refused) message;
                throw refused.ofBackend()
                        ? new BackendUnavailableException(refused.reason())
                        : new LockstepException(refused.reason());
            }
            Answer.Ready made = (Answer.Ready) message;
            if (!ready.map(Answer.Ready::digest).orElse(made.digest()).equals(made.digest())) {
                throw new LockstepException(
                        "the workers start from other data or parameters: a file that the network names"
                                + " was changed meanwhile, or is another for some of them");
            }
            ready = ready.or(() -> Optional.of(made));
            employed.add(member);
            backends.add(member.name() + " computes on " + made.backend());
        });
        team.tellBackends(backends);
    }
}
