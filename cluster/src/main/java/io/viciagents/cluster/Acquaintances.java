package io.viciagents.cluster;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows ahead where others are reached. The first message to an address looks in the cluster's memory where it is
 * registered; while a member that holds that part of the memory stands still, this takes seconds, just when a new owner has
 * to speak to everybody. Later messages go by what the first has found. So whoever is heard of is greeted at every address.
 *
 * <p>Mutable: who was met. Any thread.
 */
final class Acquaintances {
    private static final String GREETING = "greeting";
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);

    private final EventBus bus;
    private final Set<String> met = ConcurrentHashMap.newKeySet();

    Acquaintances(EventBus bus) {
        this.bus = bus;
    }

    /** Greets whoever is at that address, once; when nobody answers, again the next time. Returns at once. */
    void meet(String address) {
        if (met.add(address)) {
            bus.request(
                            address,
                            Buffer.buffer(),
                            new DeliveryOptions().addHeader(GREETING, "").setSendTimeout(ANSWERED_WITHIN.toMillis()))
                    .onFailure(failed -> {
                        // An earlier version does not understand greetings, but was found.
                        if (!(failed instanceof ReplyException reply)
                                || reply.failureType() != ReplyFailure.RECIPIENT_FAILURE) {
                            met.remove(address);
                        }
                    });
        }
    }

    /** Whether this was a greeting, which is answered here. */
    static boolean isGreeting(Message<Buffer> message) {
        boolean greeting = message.headers().contains(GREETING);
        if (greeting) {
            message.reply(Buffer.buffer());
        }
        return greeting;
    }
}
