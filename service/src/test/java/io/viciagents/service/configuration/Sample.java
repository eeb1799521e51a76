package io.viciagents.service.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A configuration that holds every kind of value. */
record Sample(
        @Default("{port: 8081}") @Doc("Where operators look.")
        Http http,

        @Default List<Dialer> dialers,
        @Default("[a, b]") List<String> hosts,
        @Default Map<String, Voice> voices,
        @Default Map<String, String> labels,
        @Default("scripted") @Doc("Who listens.") Speech speech,
        Optional<Http> extra,
        Optional<Duration> extraWait,
        @Default("low") Level level,
        @Default("0.5") double threshold,
        @Default("9000000000") long big,
        @Default("false") boolean record,
        @Default("recordings") Path folder,
        @Default("http://127.0.0.1/") URI address,
        @Default("8300") String fallbackExtension) {
    enum Level {
        LOW,
        VERY_HIGH
    }

    record Http(
            @Default("127.0.0.1") String host,
            @Default("8080") @Doc("Another one uses it.") int port,
            @Default("2s") Duration readTimeout) {
        Http {
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException("port 0 to 65535 wanted, got " + port);
            }
        }
    }

    record Dialer(String name, Secret password, @Default Http http) {}

    record Voice(String file, @Default("1.0") double speed) {}

    sealed interface Speech {
        record Scripted() implements Speech {}

        record AzureSpeech(String region, Optional<Secret> key) implements Speech {}

        sealed interface Local extends Speech {
            record Flite(@Default("slt") String voice) implements Local {}
        }
    }
}
