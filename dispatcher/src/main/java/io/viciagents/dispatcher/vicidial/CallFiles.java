package io.viciagents.dispatcher.vicidial;

import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRef;
import io.viciagents.dispatcher.call.RemoteAgent;
import io.viciagents.dispatcher.call.Route;
import io.viciagents.dispatcher.call.Routes;
import io.viciagents.vicidial.CallId;
import io.viciagents.vicidial.CallKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of the calls of one Asterisk: opened when a call comes or is taken over, closed when it is in the books. */
final class CallFiles {
    private static final Logger log = LoggerFactory.getLogger(CallFiles.class);

    private final Dialer dialer;
    private final Routes routes;
    private final LookingUp lookingUp;
    private final Map<CallRef, CallFile> files = new ConcurrentHashMap<>();

    CallFiles(Dialer dialer, Routes routes, LookingUp lookingUp) {
        this.dialer = dialer;
        this.routes = routes;
        this.lookingUp = lookingUp;
    }

    /** The call's file; begins to look up what is to be known when it is opened. */
    CallFile of(CallRecord call) {
        return files.computeIfAbsent(call.call(), none -> open(call));
    }

    Optional<CallFile> find(CallRef call) {
        return Optional.ofNullable(files.get(call));
    }

    void close(CallRef call) {
        files.remove(call);
    }

    private CallFile open(CallRecord call) {
        Optional<CallId> named = CallId.parse(call.caller().callerName());
        Optional<CallId> callId = named.filter(dialer::canBeLive);
        if (callId.isPresent()) {
            CallKey key = new CallKey(
                    dialer.name(),
                    callId.get(),
                    dialer.localTime(call.caller().arrived()).toLocalDate());
            log.atInfo()
                    .addKeyValue("call", call.call())
                    .addKeyValue("key", key)
                    .log("known to VICIdial");
        } else {
            log.atWarn()
                    .addKeyValue("call", call.call())
                    .log(
                            named.isPresent()
                                    ? "its call ID is of another day, check the dialer's zone: served as a raw call"
                                    : "a raw call: VICIdial has no log of it and cannot end it");
        }
        RemoteAgent entry = routes.find(call.caller().extension())
                .flatMap(Route::remoteAgent)
                .map(known -> known.seenFrom(call.call().asterisk()))
                .orElseThrow(() -> new IllegalStateException("a remoteAgent wanted in the route of extension "
                        + call.caller().extension()));
        return new CallFile(dialer, call.caller(), callId, entry, lookingUp.about(call, callId));
    }
}
