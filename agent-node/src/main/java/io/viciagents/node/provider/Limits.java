package io.viciagents.node.provider;

import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import java.time.Duration;

/**
 * How much may be asked of a provider, and how long it may take.
 *
 * @param connect until a connection stands
 * @param firstByte until the provider answers at all
 * @param firstUseful until the first word, token or sound; a stream that opens and tells nothing has failed
 * @param pause between two pieces of one answer
 * @param retries how often the same is asked again, before anything of it was told
 * @param atOnce requests or streams at a time
 * @param aSecond new requests or streams
 * @param rest how long a provider that failed too often is left alone
 */
public record Limits(
        @Default("2s") @Doc("Longer only for a provider on another continent.")
        Duration connect,

        @Default("2s") @Doc("Longer for a model that answers late; the caller waits.")
        Duration firstByte,

        @Default("4s") @Doc("Shorter to try the next of the chain sooner; the caller waits.")
        Duration firstUseful,

        @Default("3s") @Doc("Longer where answers come in bursts.")
        Duration pause,

        @Default("1") @Doc("0 when the chain has another provider that is as good.")
        int retries,

        @Default("200") @Doc("What the provider's plan allows at once.")
        int atOnce,

        @Default("100") @Doc("What the provider's plan allows in a second.")
        int aSecond,

        @Default("10s") @Doc("Longer when trials of a provider that is down disturb.")
        Duration rest) {
    /** Refuses what would let nothing through. */
    public Limits {
        Checks checks = new Checks();
        positive(checks, "connect", connect);
        positive(checks, "firstByte", firstByte);
        positive(checks, "firstUseful", firstUseful);
        positive(checks, "pause", pause);
        positive(checks, "rest", rest);
        checks.that(retries >= 0 && retries <= 5, "retries", "0 to 5 wanted, got " + retries + "; 1 will do")
                .that(
                        atOnce >= 1,
                        "atOnce",
                        "1 or more wanted, got " + atOnce + "; see what the provider's plan allows")
                .that(
                        aSecond >= 1,
                        "aSecond",
                        "1 or more wanted, got " + aSecond + "; see what the provider's plan allows")
                .done();
    }

    private static void positive(Checks checks, String key, Duration value) {
        checks.that(
                value.isPositive(),
                key,
                "longer than nothing wanted, got " + value.toMillis() + "ms; leave it out for the default");
    }
}
