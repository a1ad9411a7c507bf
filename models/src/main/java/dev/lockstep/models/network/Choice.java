package dev.lockstep.models.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One of several named things: its label alone ({@code relu}), or as the one key of a mapping with its settings. */
record Choice(String label, Location location, Optional<YamlNode> settings) {
    /**
     * What the chosen label's entry of the registry makes of it. The registry's order is the order in messages.
     *
     * @throws NetworkFileException if the node is not a choice or its label not in the registry
     */
    static <T> T parse(YamlNode node, String what, Map<String, Function<Choice, T>> registry) {
        Choice choice = of(node, what, registry);
        Function<Choice, T> maker = registry.get(choice.label);
        if (maker == null) {
            throw choice.location.error("unknown " + what + " " + Text.quoted(choice.label) + ": "
                    + Text.accepted(choice.label, List.copyOf(registry.keySet())));
        }
        return maker.apply(choice);
    }

    private static Choice of(YamlNode node, String what, Map<String, ?> registry) {
        if (node instanceof YamlNode.Scalar scalar && !scalar.text().isEmpty()) {
            return new Choice(scalar.text(), scalar.location(), Optional.empty());
        }
        if (node instanceof YamlNode.Mapping mapping && mapping.entries().size() == 1) {
            Map.Entry<String, YamlNode.Entry> only =
                    mapping.entries().entrySet().iterator().next();
            return new Choice(
                    only.getKey(),
                    only.getValue().keyLocation(),
                    Optional.of(only.getValue().value()));
        }
        String found = node instanceof YamlNode.Mapping m
                ? "a mapping of " + m.entries().size() + " keys"
                : node.kind();
        throw node.location()
                .error(what + " must be one of " + String.join(", ", registry.keySet()) + ", not " + found);
    }

    /** The settings, none of them given where the label stands alone. */
    Fields fields(List<String> accepted) {
        return settings.map(node -> Fields.of(node, "'" + label + "'", accepted))
                .orElseGet(() -> Fields.none("'" + label + "'", location));
    }

    /** @throws NetworkFileException if the label stands alone */
    YamlNode required() {
        return settings.orElseThrow(() -> location.error("'" + label + "' needs settings, as in {" + label + ": ...}"));
    }

    /** The result, where the label has to stand alone. */
    <T> T alone(T result) {
        if (settings.isPresent()) {
            throw settings.get().location().error("'" + label + "' takes no settings");
        }
        return result;
    }
}
