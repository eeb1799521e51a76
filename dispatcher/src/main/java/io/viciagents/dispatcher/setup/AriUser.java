package io.viciagents.dispatcher.setup;

import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import io.viciagents.service.configuration.Secret;
import java.util.Optional;

/**
 * By which dispatchers speak to each Asterisk.
 *
 * @param user the section of ari.conf
 * @param password of that user
 * @param application the Stasis application
 * @param port of Asterisk's HTTP server
 * @param bind the address on which it listens
 */
public record AriUser(
        @Default("vici-agents") @Doc("Another name if ari.conf has this one already for somebody else.")
        String user,

        @Doc("From a file or the environment: {file: /run/secrets/ari} or {env: ARI_PASSWORD}.")
        Secret password,

        @Default("ai-agent") @Doc("Another name only for a second system of ours on the same Asterisk.")
        String application,

        @Default("8088") @Doc("Where http.conf has none yet; a port that stands there is kept.")
        int port,

        @Doc("Without it each Asterisk listens on its own address; 127.0.0.1 where the dispatcher runs on the dialer.")
        Optional<String> bind) {
    /** Refuses what would not survive in Asterisk's files. */
    public AriUser {
        new Checks()
                .that(Words.USER.fits(user), "user", Words.USER.refusal(user))
                .that(Words.PASSWORD.fits(password.reveal()), "password", Words.PASSWORD.hiddenRefusal())
                .that(Words.CONTEXT.fits(application), "application", Words.CONTEXT.refusal(application))
                .that(port > 0 && port < 65_536, "port", "1 to 65535 wanted, got " + port + "; 8088 is usual")
                .that(bind.isEmpty() || Words.ADDRESS.fits(bind.get()), "bind", Words.ADDRESS.refusal(bind.orElse("")))
                .done();
    }
}
