package dev.lockstep.conformance;

import dev.lockstep.api.Backends;
import java.util.stream.Stream;

/** How a backend is found. */
final class ProviderChecks {
    private static final String PROVIDER = "provider";

    private final Subject subject;

    private ProviderChecks(Subject subject) {
        this.subject = subject;
    }

    static Stream<Section> sections(Subject subject) {
        ProviderChecks checks = new ProviderChecks(subject);
        return Stream.of(new Section(
                "a backend is found by its name",
                Stream.of(
                        new Check(
                                PROVIDER,
                                "name: lower case letters, digits and hyphens, always the same",
                                bits -> checks.name()),
                        new Check(
                                PROVIDER,
                                "the provider is registered in META-INF/services and found by its name",
                                bits -> checks.isFound()),
                        new Check(
                                PROVIDER,
                                "probe: what computes and in which dtypes, and never an exception",
                                bits -> checks.probe()))));
    }

    private void name() {
        String name = subject.provider().name();
        Require.that(name.matches("[a-z0-9-]+"), "the name '" + name + "'");
        Require.equal("the name, asked again", name, subject.provider().name());
    }

    private void isFound() {
        String name = subject.provider().name();
        Backends found = Backends.of(Thread.currentThread().getContextClassLoader());
        Require.that(found.status(name, subject.options()).isPresent(), "no provider named " + name + " is found");
    }

    private void probe() {
        Require.that(!subject.available().device().isBlank(), "probe names no device");
        Require.that(!subject.dtypes().isEmpty(), "probe names no dtype");
        Require.that(subject.available().details() != null, "probe has null for details");
        subject.provider().probe(subject.options().with("no-such-setting", ""));
    }
}
