package io.viciagents.node.provider;

import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;

/**
 * What a provider costs, in one currency for all of them. Nothing is assumed: a price that is not given counts as 0.
 *
 * @param minute of listening, or of a speech-to-speech session
 * @param thousandCharacters spoken
 * @param millionTokensRead by a model
 * @param millionTokensWritten by a model
 */
public record Prices(
        @Default("0") @Doc("What the provider bills for a minute of listening.")
        double minute,

        @Default("0") @Doc("What the provider bills for 1,000 characters spoken.")
        double thousandCharacters,

        @Default("0") @Doc("What the provider bills for 1,000,000 tokens of prompts.")
        double millionTokensRead,

        @Default("0") @Doc("What the provider bills for 1,000,000 tokens of answers.")
        double millionTokensWritten) {
    /** For what costs nothing. */
    public static final Prices NOTHING = new Prices(0, 0, 0, 0);

    /** Refuses gifts. */
    public Prices {
        Checks checks = new Checks();
        price(checks, "minute", minute);
        price(checks, "thousandCharacters", thousandCharacters);
        price(checks, "millionTokensRead", millionTokensRead);
        price(checks, "millionTokensWritten", millionTokensWritten);
        checks.done();
    }

    private static void price(Checks checks, String key, double price) {
        checks.that(price >= 0, key, "a price of 0 or more wanted, got " + price + "; look at the provider's bill");
    }

    /** Of listening. */
    public Cost ofSeconds(double seconds) {
        return Cost.of(minute * seconds / 60);
    }

    /** Of speaking. */
    public Cost ofCharacters(int characters) {
        return Cost.of(thousandCharacters * characters / 1000);
    }

    /** Of an answer. */
    public Cost ofTokens(long read, long written) {
        return Cost.of((millionTokensRead * read + millionTokensWritten * written) / 1_000_000);
    }
}
