package io.viciagents.dispatcher.setup;

import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Doc;
import java.net.URI;
import java.util.Optional;

/**
 * A telephony server of the dialer's.
 *
 * @param name what we call it
 * @param ip its {@code server_ip} in VICIdial
 * @param ari where its ARI answers, when that is not its address and the port of the site
 */
public record Server(
        @Doc("A name that stays: calls are told apart by it.")
        String name,

        @Doc("As it stands on VICIdial's servers page.") String ip,

        @Doc("Such as http://10.0.0.5:8089, where http.conf has another port or address than the site.")
        Optional<URI> ari) {
    /** Refuses what VICIdial could not mean. */
    public Server {
        new Checks()
                .that(Words.NAME.fits(name), "name", Words.NAME.refusal(name))
                .that(Words.ADDRESS.fits(ip), "ip", Words.ADDRESS.refusal(ip))
                .done();
    }
}
