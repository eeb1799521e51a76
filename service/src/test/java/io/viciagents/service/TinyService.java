package io.viciagents.service;

import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Secret;
import io.viciagents.service.life.CannotStart;
import io.viciagents.service.log.LogSettings;
import io.viciagents.service.ops.Access;
import io.viciagents.service.ops.OpsAnswer;
import io.viciagents.service.ops.OpsHttp;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The smallest service, run as a process of its own by the tests. */
final class TinyService {
    private static final Logger log = LoggerFactory.getLogger(TinyService.class);

    record Settings(
            @Default("{port: 0}") OpsHttp http,
            @Default LogSettings log,
            @Default("20s") Duration stopWithin,
            @Default("none") Failure failure,
            Optional<Secret> password)
            implements ServiceConfiguration {}

    enum Failure {
        NONE,
        MENDABLE,
        MISSING_LIBRARY,
        HANGING_STOP
    }

    static ServiceCommand<Settings> command() {
        return ServiceCommand.of("tiny", "TINY", Settings.class, TinyService::start);
    }

    public static void main(String[] arguments) {
        command().main(arguments);
    }

    private static void start(Settings settings, Running running) {
        running.life().onStop("first", () -> log.info("first says goodbye"));
        switch (settings.failure()) {
            case NONE -> {}
            case MENDABLE -> throw new CannotStart("asterisks[0].url: nobody answers; start Asterisk");
            case MISSING_LIBRARY -> throw new UnsatisfiedLinkError("libflite.so.1");
            case HANGING_STOP ->
                running.life().onStop("calls", () -> new java.util.concurrent.CountDownLatch(1).await());
        }
        running.ops().get("/tiny", Access.OPEN, _ -> OpsAnswer.text(200, "tiny"));
        running.life().onStop("second", () -> log.info("second says goodbye"));
        log.atInfo().addKeyValue("call", "a/1\nfaked line").log("line one\nline two");
    }
}
