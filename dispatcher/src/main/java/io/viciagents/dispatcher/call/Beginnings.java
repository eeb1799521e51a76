package io.viciagents.dispatcher.call;

import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.CallStep;
import io.viciagents.dispatcher.ari.CallerEntered;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * At which step the calls of one Asterisk begin in this tenure: a caller who comes at the first, a call that another
 * dispatcher had at the one that its traces show. Any thread.
 */
final class Beginnings {
    private static final Logger log = LoggerFactory.getLogger(Beginnings.class);

    private final Exchange exchange;
    private final Routes routes;
    private final Clock clock;
    private final Authority authority;

    Beginnings(Exchange exchange, Routes routes, Clock clock, Authority authority) {
        this.exchange = exchange;
        this.routes = routes;
        this.clock = clock;
        this.authority = authority;
    }

    /** A call at the step at which it begins. */
    record Beginning(CallRecord record, Route route) {}

    /**
     * A caller has come; empty when nobody here can serve the call, and the caller was sent on.
     *
     * @param generation the highest of the media channels that are there already
     */
    Optional<Beginning> arrival(CallerEntered caller, int generation) {
        Optional<CallRecord.Caller> read = Callers.read(caller, clock.instant());
        Optional<Route> route = read.flatMap(known -> routes.find(known.extension()));
        if (read.isEmpty() || route.isEmpty()) {
            turnAway(caller, read);
            return Optional.empty();
        }
        CallRef call = new CallRef(exchange.switchboard().name(), caller.channel());
        log.atInfo()
                .addKeyValue("call", call)
                .addKeyValue("direction", read.get().direction())
                .addKeyValue("extension", read.get().extension())
                .addKeyValue("profile", route.get().profile())
                .log("arrived");
        return Optional.of(new Beginning(
                new CallRecord(call, authority.fence(), read.get(), generation, new CallStep.Arrived()), route.get()));
    }

    private void turnAway(CallerEntered caller, Optional<CallRecord.Caller> read) {
        log.atError()
                .addKeyValue("asterisk", exchange.switchboard().name())
                .addKeyValue("channel", caller.channel())
                .log(
                        "{}: sent on to the dialplan's fallback",
                        read.<String>map(known -> "no route for extension " + known.extension() + ", add one to routes")
                                .orElse("Stasis was not given direction, extension, name and number by the dialplan"));
        exchange.ends().fallBack(caller.channel());
    }

    /** Another dispatcher had the call; empty when no route is for it any more, and a caller who is there was sent on. */
    Optional<Beginning> takeover(CallRef call, Traces traces) {
        CallRecord.Caller caller = traces.caller().orElseThrow();
        CallRecord record = new CallRecord(
                call,
                authority.fence(),
                caller,
                traces.generation(),
                traces.step(),
                traces.record().map(CallRecord::refusals).orElse(0));
        log.atInfo()
                .addKeyValue("call", call)
                .addKeyValue("step", record.step())
                .log("taken over");
        Optional<Route> route = routes.find(caller.extension());
        if (route.isEmpty()) {
            log.atError()
                    .addKeyValue("call", call)
                    .log(
                            "no route for extension {}, add one to routes: sent on to the dialplan's fallback",
                            caller.extension());
            exchange.ends().fallBack(call.channel());
        }
        return route.map(known -> new Beginning(record, known));
    }
}
