package io.viciagents.dispatcher.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/** A systemname makes unique ids longer than VICIdial's columns. */
final class SystemNameUnset implements Check {
    private final Ari ari;

    SystemNameUnset(Ari ari) {
        this.ari = ari;
    }

    @Override
    public String name() {
        return "systemname unset";
    }

    @Override
    public List<Finding> look() {
        String name = ari.server().name();
        try {
            JsonNode config = ari.get("/asterisk/info?only=config").body().path("config");
            if (config.isMissingNode()) {
                return List.of(Finding.notChecked(name, "ARI does not answer", "mend ARI first"));
            }
            String given = config.path("name").asText("");
            return List.of(
                    given.isEmpty()
                            ? Finding.ok(name, "asterisk.conf sets no systemname")
                            : Finding.wrong(
                                    name,
                                    "asterisk.conf sets systemname '" + given
                                            + "': VICIdial's unique ids overflow, and every answered call dies after 2 s",
                                    "take the line out of asterisk.conf and restart Asterisk when no call is up"));
        } catch (IOException unreachable) {
            return List.of(Finding.notChecked(name, "ARI does not answer", "mend ARI first"));
        }
    }
}
