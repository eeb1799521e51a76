package io.viciagents.node.provider;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import io.viciagents.service.configuration.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A language model behind OpenAI's protocol of chat completions: OpenAI, Azure OpenAI, OpenRouter, Ollama, vLLM.
 *
 * @param url the address before {@code /chat/completions}
 * @param key of the account; none for a model of your own
 * @param keyIn how the key is sent
 * @param model its name
 * @param temperature how freely it writes
 * @param longest how the longest answer is called
 * @param headers further ones, such as OpenRouter's HTTP-Referer
 * @param parameters further ones of the request, each as JSON
 */
public record OpenaiCompatible(
        @Default("https://api.openai.com/v1") @Doc("Such as https://openrouter.ai/api/v1 or http://127.0.0.1:11434/v1.")
        URI url,

        @Doc("The key of the account; leave it out for a model of your own.")
        Optional<Secret> key,

        @Default("bearer") @Doc("api-key for Azure OpenAI.") KeyIn keyIn,

        @Doc("The model's name, as its provider spells it.") String model,

        @Doc("Lower for an agent that keeps to its instructions; the model's own when it is not given.")
        Optional<Double> temperature,

        @Default("max-tokens") @Doc("max-completion-tokens for OpenAI's reasoning models, which refuse the older name.")
        Longest longest,

        @Default @Doc("Such as {HTTP-Referer: https://example.com} for OpenRouter.")
        Map<String, String> headers,

        @Default @Doc("Further parameters as JSON, such as {reasoning_effort: '\"low\"'}.")
        Map<String, String> parameters,

        @Default @Doc("How much it is asked, and how long it may take.")
        Limits limits,

        @Default @Doc("What it costs, for the bill.") Prices prices)
        implements Provider {
    /** Refuses what is no address, and parameters that are no JSON. */
    public OpenaiCompatible {
        Checks checks = Addresses.http("url", url);
        temperature.ifPresent(value -> checks.that(
                value >= 0 && value <= 2,
                "temperature",
                "0 to 2 wanted, got " + value + "; leave it out for the model's own"));
        parameters.forEach((name, value) -> checks.that(
                isJson(value), "parameters." + name, "it is no JSON; write text in double quotes inside single ones"));
        checks.done();
    }

    private static boolean isJson(String value) {
        try {
            Json.decodeValue(value);
            return true;
        } catch (DecodeException malformed) {
            return false;
        }
    }

    /** How the key is sent. */
    public enum KeyIn {
        /** {@code Authorization: Bearer KEY}. */
        BEARER,
        /** {@code api-key: KEY}. */
        API_KEY
    }

    /** How the longest answer is called. */
    public enum Longest {
        /** {@code max_tokens}. */
        MAX_TOKENS,
        /** {@code max_completion_tokens}. */
        MAX_COMPLETION_TOKENS
    }
}
