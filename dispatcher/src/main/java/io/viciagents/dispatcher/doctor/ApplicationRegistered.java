package io.viciagents.dispatcher.doctor;

import java.io.IOException;
import java.util.List;

/** A dispatcher is connected, so that Stasis() does not fail. */
final class ApplicationRegistered implements Check {
    private final Ari ari;
    private final String application;

    ApplicationRegistered(Ari ari, String application) {
        this.ari = ari;
        this.application = application;
    }

    @Override
    public String name() {
        return "a dispatcher is connected";
    }

    @Override
    public List<Finding> look() {
        String name = ari.server().name();
        try {
            return List.of(
                    ari.get("/applications/" + application).isGood()
                            ? Finding.ok(name, "Stasis application " + application + " is registered")
                            : Finding.wrong(
                                    name,
                                    "nobody is connected as Stasis application " + application
                                            + ", so callers go to the humans after 2 s",
                                    "start a dispatcher that names this server and this application"));
        } catch (IOException unreachable) {
            return List.of(Finding.notChecked(name, "ARI does not answer", "mend ARI first"));
        }
    }
}
