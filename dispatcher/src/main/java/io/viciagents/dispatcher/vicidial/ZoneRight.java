package io.viciagents.dispatcher.vicidial;

import io.viciagents.vicidial.api.Api;
import io.viciagents.vicidial.api.DialerVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a dialer keeps its times in the zone that the configuration names: with another, every call-back is hours early or
 * late, and nobody is told. Looked at once, at the start.
 */
final class ZoneRight {
    private static final Logger log = LoggerFactory.getLogger(ZoneRight.class);

    private ZoneRight() {}

    /** Says so when it is not; returns at once. A dialer that does not answer is told of elsewhere. */
    static void look(Dialer dialer) {
        dialer.client()
                .version(Api.NON_AGENT)
                .onSuccess(now -> judge(dialer, now))
                .onFailure(silent -> log.atDebug()
                        .addKeyValue("dialer", dialer.name())
                        .log("its zone was not looked at: {}", silent.getMessage()));
    }

    private static void judge(Dialer dialer, DialerVersion now) {
        if (!now.isIn(dialer.zone())) {
            log.atError()
                    .addKeyValue("dialer", dialer.name())
                    .log(
                            "VICIdial's local time is {}, which is not that of {}, so call-backs are hours early or late:"
                                    + " give the dialer the zone of its server",
                            now.time(),
                            dialer.zone());
        }
    }
}
