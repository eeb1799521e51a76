package io.viciagents.dispatcher.command;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Whose calls are paused or resumed: one of the three. Filled in by picocli. */
final class Whose {
    @Option(names = "--campaign", paramLabel = "ID", description = "The campaign of remote-agent entries.")
    private Optional<String> campaign = Optional.empty();

    @Option(names = "--in-group", paramLabel = "ID", description = "The in-group of remote-agent entries.")
    private Optional<String> inGroup = Optional.empty();

    @Option(names = "--profile", paramLabel = "NAME", description = "An agent profile.")
    private Optional<String> profile = Optional.empty();

    /** As the parameter of a request; empty when none is given. */
    Optional<String> query() {
        return Stream.of(
                        campaign.map(id -> "campaign=" + encoded(id)),
                        inGroup.map(id -> "in-group=" + encoded(id)),
                        profile.map(name -> "profile=" + encoded(name)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }
}
