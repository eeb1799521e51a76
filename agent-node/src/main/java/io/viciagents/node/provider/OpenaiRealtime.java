package io.viciagents.node.provider;

import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import io.viciagents.service.configuration.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * OpenAI's Realtime: it hears the caller and speaks its answer, without a text between. A profile names it as recogniser, as
 * model and as first synthesiser; what it does not think of itself is spoken by the synthesiser behind it.
 *
 * @param url where it is
 * @param key of the account
 * @param model such as gpt-realtime
 * @param transcription which model writes down what the caller said: by it opt-out and a human are recognised
 * @param languages that it is asked to hear; all when none is named
 * @param voices the voice of each language by its name
 */
public record OpenaiRealtime(
        @Default("wss://api.openai.com/v1") @Doc("Another for a region, or for Azure's.")
        URI url,

        @Doc("The key of the account.") Secret key,

        @Default("gpt-realtime") @Doc("A cheaper one, such as gpt-realtime-mini.")
        String model,

        @Default("gpt-4o-mini-transcribe") @Doc("A better one where opt-outs are not understood.")
        String transcription,

        @Default @Doc("Name them to let profiles of other languages be refused at the start.")
        List<String> languages,

        @Default @Doc("The voice of each language, such as {en-US: marin}.")
        Map<String, String> voices,

        @Default @Doc("How much it is asked, and how long it may take.")
        Limits limits,

        @Default @Doc("What it costs, for the bill: by the minute or by the token.")
        Prices prices)
        implements Listening, Speaking {
    /** Refuses what is no address. */
    public OpenaiRealtime {
        Addresses.socket("url", url).done();
    }
}
