package io.viciagents.systemtests.providers;

import io.viciagents.node.provider.Deepgram;
import io.viciagents.node.provider.DeepgramFlux;
import io.viciagents.node.provider.Elevenlabs;
import io.viciagents.node.provider.Limits;
import io.viciagents.node.provider.OpenaiRealtime;
import io.viciagents.node.provider.Prices;
import io.viciagents.service.configuration.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Providers as a site would configure them, at their stand-ins. */
final class Configured {
    private Configured() {}

    static Deepgram deepgram(DeepgramStandIn standIn) {
        return new Deepgram(
                standIn.url(),
                Secret.of(standIn.key()),
                "nova-3",
                List.of(),
                Duration.ofMillis(300),
                Bench.LIMITS,
                Prices.NOTHING);
    }

    static DeepgramFlux flux(DeepgramStandIn standIn) {
        return new DeepgramFlux(
                standIn.url(),
                Secret.of(standIn.key()),
                "flux-general-en",
                List.of(),
                0.7,
                Optional.of(0.4),
                Duration.ofSeconds(5),
                Bench.LIMITS,
                Prices.NOTHING);
    }

    static Elevenlabs elevenlabs(ElevenlabsStandIn standIn, Elevenlabs.Transport transport, Limits limits) {
        return new Elevenlabs(
                standIn.url(),
                Secret.of(standIn.key()),
                "eleven_flash_v2_5",
                Map.of("en-US", "anna"),
                transport,
                Optional.of(0.5),
                Optional.empty(),
                Optional.empty(),
                limits,
                Prices.NOTHING);
    }

    static OpenaiRealtime realtime(RealtimeStandIn standIn, Limits limits) {
        return new OpenaiRealtime(
                standIn.url(),
                Secret.of(standIn.key()),
                "gpt-realtime",
                "gpt-4o-mini-transcribe",
                List.of(),
                Map.of("en-US", "marin"),
                limits,
                Prices.NOTHING);
    }
}
