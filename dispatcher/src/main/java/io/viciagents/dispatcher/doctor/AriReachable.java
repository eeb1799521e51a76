package io.viciagents.dispatcher.doctor;

import java.io.IOException;
import java.util.List;

/** ARI answers, with our user, who may do something. */
final class AriReachable implements Check {
    private static final int REFUSED = 401;
    private static final int NOT_THERE = 404;

    private final Ari ari;
    private final String user;

    AriReachable(Ari ari, String user) {
        this.ari = ari;
        this.user = user;
    }

    @Override
    public String name() {
        return "ARI reachable, user right";
    }

    @Override
    public List<Finding> look() {
        String name = ari.server().name();
        try {
            Ari.Answer answer = ari.get("/asterisk/info?only=system");
            return List.of(
                    switch (answer.status()) {
                        case REFUSED ->
                            Finding.wrong(
                                    name,
                                    "ARI user " + user + " is refused",
                                    "run vici-setup with --etc there: it writes the user into ari.conf and says how to"
                                            + " reload it");
                        case NOT_THERE ->
                            Finding.wrong(
                                    name,
                                    "Asterisk's web server at " + ari.base() + " has no ARI",
                                    "asterisk -rx \"module load res_ari.so\", and the same for res_ari_channels.so and"
                                            + " the others that vici-setup names");
                        default ->
                            answer.isGood()
                                    ? mayWrite(name)
                                    : Finding.wrong(
                                            name,
                                            "ARI answers HTTP " + answer.status(),
                                            "look into /var/log/asterisk/messages of that server");
                    });
        } catch (IOException unreachable) {
            return List.of(Finding.wrong(
                    name,
                    "nobody answers at " + ari.base(),
                    "start Asterisk, enable HTTP there (vici-setup with --etc), and open the port from here to it"));
        }
    }

    /** A user who may only read gets 403 for anything else; a bridge that is not there can be asked to do nothing. */
    private Finding mayWrite(String name) throws IOException {
        int status = ari.post("/bridges/no-such-bridge/addChannel", java.util.Map.of("channel", "none"))
                .status();
        return status == 403
                ? Finding.wrong(
                        name,
                        "ARI user " + user + " may only read",
                        "set read_only=no in its section of ari.conf, then asterisk -rx \"module reload res_ari.so\"")
                : Finding.ok(name, "ARI at " + ari.base() + " answers user " + user);
    }
}
