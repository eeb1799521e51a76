package io.viciagents.node.provider;

import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import io.viciagents.service.configuration.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * ElevenLabs' synthesis.
 *
 * @param url where it is
 * @param key of the account
 * @param model such as eleven_flash_v2_5
 * @param voices the voice of each language
 * @param transport how text and sound travel
 * @param stability of the voice, from 0 to 1
 * @param similarity to the voice's original, from 0 to 1
 * @param speed from 0.7 to 1.2
 */
public record Elevenlabs(
        @Default("https://api.elevenlabs.io") @Doc("Another for a region's endpoint.")
        URI url,

        @Doc("The key of the ElevenLabs account.") Secret key,

        @Default("eleven_flash_v2_5") @Doc("A slower one for a better voice.")
        String model,

        @Default @Doc("The voice of each language by its id, such as {en-US: 21m00Tcm4TlvDq8ikWAM}.")
        Map<String, String> voices,

        @Default("web-socket") @Doc("http where a proxy lets no WebSockets through; each sentence then is a request.")
        Transport transport,

        @Doc("Lower for a livelier voice, higher for an even one; the voice's own when it is not given.")
        Optional<Double> stability,

        @Doc("The voice's own when it is not given.") Optional<Double> similarity,

        @Doc("The voice's own when it is not given.") Optional<Double> speed,

        @Default @Doc("How much it is asked, and how long it may take.")
        Limits limits,

        @Default @Doc("What it costs, for the bill.") Prices prices)
        implements Speaking {
    /** Refuses what ElevenLabs would refuse. */
    public Elevenlabs {
        Checks checks = Addresses.http("url", url);
        within(checks, "stability", stability, 0, 1);
        within(checks, "similarity", similarity, 0, 1);
        within(checks, "speed", speed, 0.7, 1.2);
        checks.done();
    }

    private static void within(Checks checks, String key, Optional<Double> given, double least, double most) {
        given.ifPresent(value -> checks.that(
                value >= least && value <= most,
                key,
                least + " to " + most + " wanted, got " + value + "; leave it out for the voice's own"));
    }

    /** How text and sound travel. */
    public enum Transport {
        /** One socket for many sentences, with the times of the words. */
        WEB_SOCKET,
        /** A request for each sentence. */
        HTTP
    }
}
