package io.viciagents.dispatcher.setup;

import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Doc;

/**
 * A telephony server of the dialer's.
 *
 * @param name what we call it
 * @param ip its {@code server_ip} in VICIdial
 */
public record Server(
        @Doc("A name that stays: calls are told apart by it.")
        String name,

        @Doc("As it stands on VICIdial's servers page.") String ip) {
    /** Refuses what VICIdial could not mean. */
    public Server {
        new Checks()
                .that(Words.NAME.fits(name), "name", Words.NAME.refusal(name))
                .that(Words.ADDRESS.fits(ip), "ip", Words.ADDRESS.refusal(ip))
                .done();
    }
}
