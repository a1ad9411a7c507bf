package dev.lockstep.models.network;

import dev.lockstep.nn.optimizer.CosineAnnealing;
import dev.lockstep.nn.optimizer.ExponentialDecay;
import dev.lockstep.nn.optimizer.MultiStepDecay;
import dev.lockstep.nn.optimizer.OneCycle;
import dev.lockstep.nn.optimizer.ReduceOnPlateau;
import dev.lockstep.nn.optimizer.Schedule;
import dev.lockstep.nn.optimizer.Span;
import dev.lockstep.nn.optimizer.StepDecay;
import dev.lockstep.nn.optimizer.WarmUp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the {@code schedule} of a network file's training; here is the table of schedules. */
final class ScheduleParser {
    static final Map<String, Function<Choice, Schedule>> SCHEDULES = schedules();

    private static final String EPOCHS = "epochs";
    private static final String STEPS = "steps";
    private static final String FACTOR = "factor";
    private static final String MINIMUM = "minimum";

    private ScheduleParser() {}

    static Schedule parse(YamlNode node) {
        return Choice.parse(node, "schedule", SCHEDULES);
    }

    private static Schedule step(Choice choice) {
        Settings settings = Settings.of(choice, EPOCHS, FACTOR);
        return new StepDecay(settings.count(EPOCHS), settings.positive(FACTOR, StepDecay.DEFAULT_FACTOR));
    }

    private static Schedule multiStep(Choice choice) {
        Settings settings = Settings.of(choice, EPOCHS, FACTOR);
        return new MultiStepDecay(
                settings.fields().read(EPOCHS, ScheduleParser::ascending).orElse(List.of(1)),
                settings.positive(FACTOR, StepDecay.DEFAULT_FACTOR));
    }

    /** Numbers, each of which is held against the one before it. */
    private static List<Integer> ascending(YamlNode list) {
        long[] before = {0};
        return Numbers.each(list, "'epochs'", node -> {
            long least = before[0] + 1;
            before[0] = Numbers.whole(node, 1, Integer.MAX_VALUE).orElse(before[0]);
            return (int) Numbers.whole(node, "a number of 'epochs', which ascend,", least, Integer.MAX_VALUE);
        });
    }

    private static Schedule exponential(Choice choice) {
        return new ExponentialDecay(Settings.of(choice, FACTOR).positive(FACTOR));
    }

    private static Schedule cosine(Choice choice) {
        Settings settings = Settings.of(choice, EPOCHS, STEPS, MINIMUM);
        return new CosineAnnealing(span(settings), settings.notNegative(MINIMUM, 0));
    }

    private static Schedule oneCycle(Choice choice) {
        Settings settings = Settings.of(choice, EPOCHS, STEPS, "rising", "start-divisor", "end-divisor");
        OneCycle defaults = new OneCycle(span(settings));
        return new OneCycle(
                defaults.span(),
                settings.fraction("rising", defaults.rising()),
                settings.positive("start-divisor", defaults.startDivisor()),
                settings.positive("end-divisor", defaults.endDivisor()));
    }

    private static Schedule warmUp(Choice choice) {
        Settings settings = Settings.of(choice, EPOCHS, STEPS, "start-factor", "then");
        return new WarmUp(
                span(settings),
                settings.positive("start-factor", WarmUp.DEFAULT_START_FACTOR),
                settings.fields().read("then", ScheduleParser::parse, Schedule.CONSTANT));
    }

    private static Schedule plateau(Choice choice) {
        Settings settings = Settings.of(choice, FACTOR, "patience", "threshold", "cooldown", MINIMUM);
        ReduceOnPlateau defaults = new ReduceOnPlateau();
        return new ReduceOnPlateau(
                settings.positiveFraction(FACTOR, defaults.factor()),
                settings.countFromZero("patience", defaults.patience()),
                settings.fraction("threshold", defaults.threshold()),
                settings.countFromZero("cooldown", defaults.cooldown()),
                settings.notNegative(MINIMUM, defaults.minimum()));
    }

    private static Span span(Settings settings) {
        Span epochs = Span.ofEpochs(settings.count(EPOCHS, 1));
        Span steps = Span.ofSteps(settings.count(STEPS, 1));
        return settings.oneOf(EPOCHS, STEPS).equals(Optional.of(STEPS)) ? steps : epochs;
    }

    private static Map<String, Function<Choice, Schedule>> schedules() {
        Map<String, Function<Choice, Schedule>> schedules = new LinkedHashMap<>();
        schedules.put("constant", choice -> choice.alone(Schedule.CONSTANT));
        schedules.put("step", ScheduleParser::step);
        schedules.put("multi-step", ScheduleParser::multiStep);
        schedules.put("exponential", ScheduleParser::exponential);
        schedules.put("cosine", ScheduleParser::cosine);
        schedules.put("one-cycle", ScheduleParser::oneCycle);
        schedules.put("warm-up", ScheduleParser::warmUp);
        schedules.put("plateau", ScheduleParser::plateau);
        return schedules;
    }
}
