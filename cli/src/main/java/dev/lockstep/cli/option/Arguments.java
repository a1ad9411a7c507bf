package dev.lockstep.cli.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Options and parameters, declared by the fields that hold their values, in the order in which help lists them.
 *
 * <p>Calls declare them and no annotations, which take the JVM longer to read than many a command runs.
 */
public abstract class Arguments {
    private final List<ArgSpec> declared = new ArrayList<>();

    /** An option without a value. */
    protected final Argument<Boolean> flag(String name, String description) {
        return declare(OptionSpec.builder(name).description(description).type(boolean.class), false);
    }

    /** An option that is required or has a default value. */
    protected final <T> Argument<T> one(Class<T> type, OptionSpec.Builder option) {
        return declare(option.type(type), null);
    }

    protected final <T> Argument<Optional<T>> optional(Class<T> type, OptionSpec.Builder option) {
        return declare(option.type(Optional.class).auxiliaryTypes(type), Optional.empty());
    }

    /** An option that takes several values; none if it is not given. */
    protected final <T> Argument<List<T>> list(Class<T> type, OptionSpec.Builder option) {
        return declare(option.type(List.class).auxiliaryTypes(type), List.of());
    }

    /** An option that is given once for each KEY=VALUE. */
    protected final Argument<Map<String, String>> map(OptionSpec.Builder option) {
        return declare(option.type(Map.class).auxiliaryTypes(String.class, String.class), new LinkedHashMap<>());
    }

    protected final <T> Argument<T> one(Class<T> type, PositionalParamSpec.Builder parameter) {
        return declare(parameter.required(true).type(type), null);
    }

    protected final <T> Argument<Optional<T>> optional(Class<T> type, PositionalParamSpec.Builder parameter) {
        return declare(parameter.arity("0..1").type(Optional.class).auxiliaryTypes(type), Optional.empty());
    }

    protected final <T> Argument<List<T>> list(Class<T> type, PositionalParamSpec.Builder parameter) {
        return declare(
                parameter.required(parameter.arity().min() > 0).type(List.class).auxiliaryTypes(type), List.of());
    }

    /** Has these declared here too. */
    protected final <A extends Arguments> A include(A others) {
        declared.addAll(others.declared());
        return others;
    }

    final List<ArgSpec> declared() {
        return declared;
    }

    private <T> Argument<T> declare(OptionSpec.Builder option, T initial) {
        Argument<T> argument = new Argument<>(initial);
        Argument<T>.Binding binding = argument.binding();
        declared.add(
                option.getter(binding).setter(binding).initialValue(initial).build());
        return argument;
    }

    private <T> Argument<T> declare(PositionalParamSpec.Builder parameter, T initial) {
        Argument<T> argument = new Argument<>(initial);
        Argument<T>.Binding binding = argument.binding();
        declared.add(
                parameter.getter(binding).setter(binding).initialValue(initial).build());
        return argument;
    }
}
