package io.viciagents.node.provider;

import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import io.viciagents.service.configuration.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Azure's speech service: recognition and synthesis, by its own SDK.
 *
 * @param region of the resource, such as southeastasia
 * @param host in place of the region
 * @param key of the resource
 * @param languages that it is asked to recognise; all when none is named
 * @param voices the voice of each language
 * @param segmentation how it finds the end of an utterance
 * @param silence that ends an utterance, with segmentation by time
 */
public record Azure(
        @Doc("The region of the speech resource, such as southeastasia.")
        Optional<String> region,

        @Doc("In place of the region: a private endpoint or a container, such as wss://speech.example.com.")
        Optional<URI> host,

        @Doc("The key of the speech resource.") Secret key,

        @Default @Doc("Name them to let profiles of other languages be refused at the start.")
        List<String> languages,

        @Default @Doc("The voice of each language, such as {ms-MY: ms-MY-YasminNeural}.")
        Map<String, String> voices,

        @Default("time") @Doc("semantic waits for whole sentences; better for callers who pause, and later.")
        Segmentation segmentation,

        @Default("300ms") @Doc("Longer when callers who pause come out in pieces; segmentation by time only.")
        Duration silence,

        @Default @Doc("How much it is asked, and how long it may take.")
        Limits limits,

        @Default @Doc("What it costs, for the bill.") Prices prices)
        implements Listening, Speaking {
    /** Refuses what names no resource. */
    public Azure {
        host.map(url -> Addresses.socket("host", url))
                .orElseGet(Checks::new)
                .that(region.isPresent() || host.isPresent(), "region", "it is missing; give it, or host instead")
                .that(region.isEmpty() || host.isEmpty(), "host", "there is a region, too; leave one of the two out")
                .that(
                        region.filter(name -> !name.matches("[a-z0-9]+")).isEmpty(),
                        "region",
                        "the region's name is wanted as an address has it, such as southeastasia; the page Keys and"
                                + " Endpoint of the resource tells it")
                .that(
                        silence.toMillis() >= 100 && silence.toMillis() <= 5000,
                        "silence",
                        "100ms to 5s wanted, got " + silence.toMillis() + "ms; 300ms will do")
                .done();
    }

    /** How Azure finds the end of an utterance. */
    public enum Segmentation {
        /** By silence. */
        TIME,
        /** By what was said. */
        SEMANTIC
    }
}
