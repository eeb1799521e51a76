package io.viciagents.systemtests.calls;

import com.fasterxml.jackson.databind.JsonNode;
import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.audio.NodeRecording;
import io.viciagents.systemtests.caller.VoiceCaller;
import io.viciagents.systemtests.calls.SharedCentre.Site;
import io.viciagents.systemtests.centre.CallIds;
import io.viciagents.systemtests.centre.CallLog;
import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.sip.RtpLine;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One caller's call, told from others by the caller's number. Confined to one thread. */
final class PlacedCall implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration SURE_OF_A_TONE = Duration.ofMillis(400);
    private final Site site;
    private final AsteriskVersion version;
    private final VoiceCaller caller;
    private final String number;
    private String reference = "";

    private PlacedCall(Site site, AsteriskVersion version, int caller) {
        this.site = site;
        this.version = version;
        this.caller = new VoiceCaller(site.voice());
        this.number = "21255%05d".formatted(caller);
    }

    static PlacedCall dialled(Site site, AsteriskVersion version, String extension, int caller) {
        PlacedCall call = new PlacedCall(site, version, caller);
        call.caller.dial(site.asterisk(version).sip(), extension, callId('Y', caller), call.number);
        return call;
    }

    /** As VICIdial's dialer does: the callee's channel is sent to the agent's extension when it has answered. */
    static PlacedCall rung(Site site, AsteriskVersion version, int caller) {
        return ring(site, version, 'V', caller, Map.of("extension", AsteriskOptions.OFFER_EXTENSION));
    }

    /** The same for the appointment line, and its channel bears this id. */
    static PlacedCall rung(Site site, AsteriskVersion version, int caller, String channel) {
        return ring(
                site,
                version,
                'Y',
                caller,
                Map.of("extension", AsteriskOptions.APPOINTMENT_EXTENSION, "channelId", channel));
    }

    private static PlacedCall ring(
            Site site, AsteriskVersion version, char kind, int caller, Map<String, String> more) {
        PlacedCall call = new PlacedCall(site, version, caller);
        int port = call.caller.telephone().address().getPort();
        Map<String, String> asked = new HashMap<>(more);
        asked.put("endpoint", "PJSIP/trunk/sip:" + call.number + "@127.0.0.1:" + port);
        asked.put("context", "default");
        asked.put("callerId", "\"" + callId(kind, caller) + "\" <" + call.number + ">");
        site.asterisk(version).ari().post("/channels", asked);
        call.caller.pickUp();
        return call;
    }

    private static String callId(char kind, int caller) {
        return CallIds.make(kind, LocalDateTime.now(ZoneId.systemDefault()), caller);
    }

    VoiceCaller caller() {
        return caller;
    }

    /** Its sound. */
    RtpLine line() {
        return caller.telephone().line();
    }

    /** Waits until it is up. */
    PlacedCall up() {
        Patience.until(
                "the call of " + number + " to be up",
                SOON,
                () -> caller.telephone().awaitUp(Duration.ofMillis(5)));
        return this;
    }

    /** Waits until its agent speaks. */
    PlacedCall hearsAgent() {
        up();
        reference();
        Patience.until(
                "an agent to greet " + number,
                SOON,
                () -> line().heard()
                                .soundAfter(0)
                                .filter(sound -> System.nanoTime() - sound > SURE_OF_A_TONE.toNanos())
                                .isPresent()
                        && !line().heard().hasTone(AsteriskOptions.HUMANS_HERTZ, SURE_OF_A_TONE, System.nanoTime()));
        return this;
    }

    /** As asterisk/channel; to be asked first while the call is there. */
    String reference() {
        if (reference.isEmpty()) {
            Patience.until("the channel of " + number, SOON, () -> !channel().isEmpty());
            reference = site.name(version) + "/" + channel();
        }
        return reference;
    }

    private String channel() {
        for (JsonNode channel : site.asterisk(version).ari().get("/channels")) {
            if (channel.path("name").asText().startsWith("PJSIP/")
                    && channel.path("caller").path("number").asText().equals(number)) {
                return channel.path("id").asText();
            }
        }
        return "";
    }

    /** Waits until the dispatcher has written its end; answers all that it wrote of it. */
    List<CallLog.Ended> ends() {
        Patience.isSoWithin(SOON, () -> !written().isEmpty());
        return written();
    }

    /** The disposition with which it ended. */
    String disposition() {
        List<CallLog.Ended> ends = ends();
        return ends.size() == 1 ? ends.getFirst().disposition() : ends.toString();
    }

    private List<CallLog.Ended> written() {
        String mine = reference();
        return site.centre().callLog().ended().stream()
                .filter(end -> end.call().equals(mine))
                .toList();
    }

    /** What the agent node kept of it. */
    NodeRecording recording() {
        return NodeRecording.of(site.centre().recordings(), reference());
    }

    /** Hangs up, if need be. */
    @Override
    public void close() {
        caller.close();
    }
}
