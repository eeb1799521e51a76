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
        new Checks()
                .positive("connect", connect)
                .positive("firstByte", firstByte)
                .positive("firstUseful", firstUseful)
                .positive("pause", pause)
                .positive("rest", rest)
                .that(retries >= 0 && retries <= 5, "retries", "0 to 5 wanted, got " + retries + "; 1 will do")
                .atLeastOne("atOnce", atOnce)
                .atLeastOne("aSecond", aSecond)
                .done();
    }
}
