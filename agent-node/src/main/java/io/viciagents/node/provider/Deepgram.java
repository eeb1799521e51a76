package io.viciagents.node.provider;

import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import io.viciagents.service.configuration.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Deepgram's recognition, version 1 of its interface.
 *
 * @param url where it is
 * @param key of the project
 * @param model such as nova-3
 * @param languages that it is asked to recognise; all when none is named
 * @param endpointing the silence after which it makes its words final
 */
public record Deepgram(
        @Default("wss://api.deepgram.com") @Doc("Another for the European endpoint, or one of your own.")
        URI url,

        @Doc("The key of the Deepgram project.") Secret key,

        @Default("nova-3") @Doc("Which model is best for your callers' languages.")
        String model,

        @Default @Doc("Name them to let profiles of other languages be refused at the start.")
        List<String> languages,

        @Default("300ms") @Doc("Shorter for earlier final words, in smaller pieces.")
        Duration endpointing,

        @Default @Doc("How much it is asked, and how long it may take.")
        Limits limits,

        @Default @Doc("What it costs, for the bill.") Prices prices)
        implements Listening {
    /** Refuses what is no address. */
    public Deepgram {
        Addresses.socket("url", url).done();
    }
}
