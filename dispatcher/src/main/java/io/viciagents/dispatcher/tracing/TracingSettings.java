package io.viciagents.dispatcher.tracing;

import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import java.net.URI;

/**
 * Where traces of calls go.
 *
 * @param endpoint of a collector that speaks OTLP over HTTP
 * @param share of the calls that are traced, above 0 and at most 1; all dispatchers choose the same calls
 */
public record TracingSettings(
        @Doc(
                "Where an OpenTelemetry collector takes traces by OTLP over HTTP, such as http://127.0.0.1:4318/v1/traces.")
        URI endpoint,

        @Default("1") @Doc("The share of the calls that are traced: 0.1 is one in ten.")
        double share) {
    /** Refuses what could be sent nowhere. */
    public TracingSettings {
        new Checks()
                .that(
                        "http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme()),
                        "endpoint",
                        endpoint + " is no URL of a collector; give one such as http://127.0.0.1:4318/v1/traces")
                .that(share > 0 && share <= 1, "share", share + " is out of range; give one above 0 and at most 1")
                .done();
    }
}
