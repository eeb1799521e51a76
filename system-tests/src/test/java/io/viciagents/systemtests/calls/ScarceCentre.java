package io.viciagents.systemtests.calls;

import io.viciagents.systemtests.calls.SharedCentre.Site;
import io.viciagents.systemtests.centre.NodePlan;
import io.viciagents.systemtests.process.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A centre like the {@link SharedCentre} with too few agents: one node takes two calls; the other would take five, but what
 * it has by the name of the appointment line is for outbound calls, so it refuses the inbound ones.
 */
final class ScarceCentre implements BeforeAllCallback {
    static final int SLOTS = 2;
    static final String REFUSED = "NO_SUCH_PROFILE";
    private static final int SLOTS_OF_THE_OTHER = 5;

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(ScarceCentre.class))
                .computeIfAbsent(Site.class, _ -> site(), Site.class);
    }

    static Site site() {
        return Scarce.SITE;
    }

    private static List<NodePlan> nodes(Path folder) {
        return List.of(new NodePlan(SLOTS_OF_THE_OTHER, outbound(folder)), NodePlan.of(SLOTS));
    }

    private static Path outbound(Path folder) {
        Path profiles = Project.subfolder(folder, "profiles");
        Path offer = Project.root().resolve("profiles/offer.yaml");
        try {
            Files.writeString(
                    profiles.resolve("appointment-line.yaml"),
                    Files.readString(offer).replace("name: offer", "name: appointment-line"));
            return profiles;
        } catch (IOException e) {
            throw new UncheckedIOException("the profile could not be changed", e);
        }
    }

    private static final class Scarce {
        private static final Site SITE = Site.start("scarce", ScarceCentre::nodes);
    }
}
