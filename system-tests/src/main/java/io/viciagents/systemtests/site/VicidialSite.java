package io.viciagents.systemtests.site;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.asterisk.LocalAsterisk;
import io.viciagents.systemtests.caller.VoiceCaller;
import io.viciagents.systemtests.centre.DialerAt;
import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.vicidial.AmiTelephone;
import io.viciagents.systemtests.vicidial.Delivered;
import io.viciagents.systemtests.vicidial.FastAgi;
import io.viciagents.systemtests.vicidial.StandIn;
import io.viciagents.vicidial.dialplan.CallLog;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * A VICIdial site: the stand-in dialer, its FastAGI server that hears each {@code h}, and a real Asterisk whose channels it
 * ends and moves by the manager interface, as VICIdial does. Calls come as VICIdial delivers them. Any thread may call.
 */
public final class VicidialSite implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(10);
    /** As AsteriskOptions' dialplan has it: answered 150 ms ago, then the agent's extension. */
    private static final String DELIVERY = "vicidial*";

    private final Vertx vertx = Vertx.vertx();
    private final LateTelephone telephone = new LateTelephone();
    private final ZoneId zone;
    private final StandIn dialer;
    private final LocalAsterisk asterisk;

    private VicidialSite(AsteriskVersion version, ZoneId zone, Path folder) {
        this.zone = zone;
        this.dialer = new StandIn(vertx, Clock.system(zone), telephone);
        dialer.listen().await();
        int agi = new FastAgi(vertx, dialer).listen().await();
        AsteriskOptions options = AsteriskOptions.likeVicidial().withCallLog(new CallLog.FastAgi("127.0.0.1", agi));
        this.asterisk = LocalAsterisk.start(version, options, folder);
        AmiTelephone manager =
                new AmiTelephone(vertx, asterisk.managerPort(), asterisk.ariUser(), asterisk.ariPassword());
        manager.connect().await();
        telephone.connect(manager);
        SiteBooks.open(dialer);
    }

    /**
     * Starts one with its agents' lines logged in.
     *
     * @param zone of the dialer's server
     * @param folder for Asterisk's files
     */
    public static VicidialSite start(AsteriskVersion version, ZoneId zone, Path folder) {
        return new VicidialSite(version, zone, folder);
    }

    /** The dialer and its books. */
    public StandIn dialer() {
        return dialer;
    }

    /** The only telephony server. */
    public LocalAsterisk asterisk() {
        return asterisk;
    }

    /** What a dispatcher is told of the dialer. */
    public DialerAt at(Duration readBack) {
        return new DialerAt(dialer.web(), "aiapi", "aiapipass1", zone, readBack, SiteBooks.LIST, Optional.empty());
    }

    /** Adds a lead who lives where it is five hours earlier than in Greenwich; answers its id. */
    public long lead(String firstName, String phone) {
        return SiteBooks.lead(dialer, firstName, phone);
    }

    /** The campaign has dialled a lead, whose telephone is picked up: the call is on its way to an agent. */
    public Delivered outbound(long lead, VoiceCaller callee) {
        Delivered call = dialer.calls()
                .outbound(lead)
                .orElseThrow(() -> new IllegalStateException("no line of campaign " + DialerAt.CAMPAIGN + " is free"));
        JsonNode channel = asterisk.ari()
                .post(
                        "/channels",
                        Map.of(
                                "endpoint",
                                "PJSIP/trunk/sip:" + call.phone() + "@127.0.0.1:"
                                        + callee.telephone().address().getPort(),
                                "context",
                                "default",
                                "extension",
                                DELIVERY + call.extension(),
                                "callerId",
                                "\"" + call.callId() + "\" <" + call.phone() + ">"));
        dialer.calls().onChannel(call.callId(), channel.path("name").asText());
        callee.pickUp();
        return call;
    }

    /** A caller rings a DID that routes to the agents' in-group. */
    public Delivered inbound(String phone, VoiceCaller caller) {
        Delivered call = dialer.calls()
                .inbound(phone, DialerAt.IN_GROUP)
                .orElseThrow(() -> new IllegalStateException("no line of in-group " + DialerAt.IN_GROUP + " is free"));
        caller.dial(asterisk.sip(), DELIVERY + call.extension(), call.callId(), phone);
        Patience.until("the channel of " + phone, SOON, () -> !channelOf(phone).isEmpty());
        dialer.calls().onChannel(call.callId(), channelOf(phone));
        return call;
    }

    /** A caller comes through a call menu straight to the agents' extension: VICIdial has no call of it. */
    public void raw(String name, String phone, VoiceCaller caller) {
        caller.dial(asterisk.sip(), AsteriskOptions.APPOINTMENT_EXTENSION, name, phone);
    }

    private String channelOf(String phone) {
        for (JsonNode channel : asterisk.ari().get("/channels")) {
            if (channel.path("name").asText().startsWith("PJSIP/")
                    && channel.path("caller").path("number").asText().equals(phone)) {
                return channel.path("name").asText();
            }
        }
        return "";
    }

    @Override
    public void close() {
        asterisk.close();
        vertx.close().await();
    }
}
