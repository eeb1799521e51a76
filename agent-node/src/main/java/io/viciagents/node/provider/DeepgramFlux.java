package io.viciagents.node.provider;

import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import io.viciagents.service.configuration.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Deepgram's Flux, which judges itself when a caller's turn is over.
 *
 * @param url where it is
 * @param key of the project
 * @param model such as flux-general-en
 * @param languages that it is asked to recognise; all when none is named
 * @param sure how sure it must be that a turn is over, from 0.5 to 0.9
 * @param perhaps how sure it must be to say that a turn may be over; it says nothing of the kind when it is not given
 * @param timeout the silence that ends a turn in any case
 */
public record DeepgramFlux(
        @Default("wss://api.deepgram.com") @Doc("Another for the European endpoint, or one of your own.")
        URI url,

        @Doc("The key of the Deepgram project.") Secret key,

        @Default("flux-general-en") @Doc("flux-general-multi for other languages than English.")
        String model,

        @Default @Doc("Name them to let profiles of other languages be refused at the start.")
        List<String> languages,

        @Default("0.7") @Doc("Lower for earlier answers, with more callers cut off.")
        double sure,

        @Doc("From 0.3 to sure: lets the model begin to think before the turn is over, at the price of more tokens.")
        Optional<Double> perhaps,

        @Default("5s") @Doc("Shorter when callers who trail off wait too long.")
        Duration timeout,

        @Default @Doc("How much it is asked, and how long it may take.")
        Limits limits,

        @Default @Doc("What it costs, for the bill.") Prices prices)
        implements Listening {
    /** Refuses what Flux would refuse. */
    public DeepgramFlux {
        double threshold = sure;
        Addresses.socket("url", url)
                .that(
                        threshold >= 0.5 && threshold <= 0.9,
                        "sure",
                        "0.5 to 0.9 wanted, got " + threshold + "; 0.7 will do")
                .that(
                        perhaps.filter(value -> value < 0.3 || value > threshold)
                                .isEmpty(),
                        "perhaps",
                        "0.3 to sure (" + threshold + ") wanted, got " + perhaps.orElse(0.0)
                                + "; leave it out if in doubt")
                .done();
    }
}
