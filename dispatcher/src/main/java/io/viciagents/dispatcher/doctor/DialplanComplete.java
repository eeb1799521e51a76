package io.viciagents.dispatcher.doctor;

import io.vertx.core.Vertx;
import io.viciagents.dispatcher.ari.AriException;
import io.viciagents.dispatcher.setup.AgentLines;
import io.viciagents.dispatcher.setup.Site;
import io.viciagents.vicidial.dialplan.Dialplan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Our contexts are there with VICIdial's h extension, our delivery points, and the way to the humans. */
final class DialplanComplete implements Check {
    private static final String AGAIN =
            "run vici-setup with --etc on that server, then asterisk -rx \"dialplan reload\"";

    private final Vertx vertx;
    private final Site site;
    private final Ari ari;
    private final String ourHost;

    DialplanComplete(Vertx vertx, Site site, Ari ari, String ourHost) {
        this.vertx = vertx;
        this.site = site;
        this.ari = ari;
        this.ourHost = ourHost;
    }

    @Override
    public String name() {
        return "dialplan, with VICIdial's h extension";
    }

    @Override
    public List<Finding> look() {
        String name = ari.server().name();
        try (TestLine line = TestLine.open(vertx, site, ari.server());
                RtpSocket socket = new RtpSocket(ari.base().getHost(), ourHost)) {
            String channel = line.media(socket.address()).channel();
            if (!exists(line, channel, site.vicidialContext(), "h").isPresent()) {
                return List.of(Finding.notChecked(
                        name,
                        "Asterisk does not tell what its dialplan holds",
                        "asterisk -rx \"module load func_dialplan.so\""));
            }
            return contexts(name, line, channel);
        } catch (IOException | AriException none) {
            return List.of(Finding.notChecked(name, "no test call: " + none.getMessage(), "mend ARI first"));
        }
    }

    private List<Finding> contexts(String name, TestLine line, String channel) {
        List<Finding> wrong = new ArrayList<>();
        for (String context : Dialplan.contexts()) {
            if (!isThere(line, channel, context, "h")) {
                wrong.add(Finding.wrong(
                        name,
                        "context " + context
                                + " is missing, or has no h extension: VICIdial would not hear of the end of"
                                + " calls, and rows would be stuck in its tables",
                        AGAIN));
            }
        }
        for (AgentLines entry : site.agentsOn(ari.server())) {
            if (!isThere(line, channel, site.vicidialContext(), entry.extension())) {
                wrong.add(Finding.wrong(
                        name,
                        "extension " + entry.extension() + " of profile '" + entry.profile() + "' is not in context "
                                + site.vicidialContext(),
                        AGAIN));
            }
        }
        humans(name, line, channel, wrong);
        return wrong.isEmpty()
                ? List.of(Finding.ok(name, "all contexts, their h extensions and all delivery points are there"))
                : wrong;
    }

    private void humans(String name, TestLine line, String channel, List<Finding> wrong) {
        if (!isThere(line, channel, site.humans().didContext(), site.humans().did())) {
            wrong.add(Finding.wrong(
                    name,
                    "callers without a lead would fall back to " + site.humans().did() + " in context "
                            + site.humans().didContext() + ", which does not exist",
                    "name a number (humans.did) that leads to humans, then run vici-setup again"));
        }
        if (!isThere(
                line, channel, site.vicidialContext(), "90009*" + site.humans().inGroup() + "**1**1**1")) {
            wrong.add(
                    Finding.wrong(
                            name,
                            "VICIdial's extension for hand-overs (90009*...) is not in context "
                                    + site.vicidialContext(),
                            "let VICIdial write its dialplan anew (servers page: rebuild conf files), or mend vicidialContext"));
        }
    }

    private static boolean isThere(TestLine line, String channel, String context, String extension) {
        return exists(line, channel, context, extension).equals(Optional.of("1"));
    }

    private static Optional<String> exists(TestLine line, String channel, String context, String extension) {
        try {
            return line.variable(channel, "DIALPLAN_EXISTS(" + context + "," + extension + ",1)");
        } catch (AriException refused) {
            return Optional.empty();
        }
    }
}
