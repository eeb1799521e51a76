package io.viciagents.systemtests.asterisk;

import io.viciagents.vicidial.dialplan.CallLog;
import io.viciagents.vicidial.dialplan.DeliveryPoint;
import io.viciagents.vicidial.dialplan.Dialplan;
import io.viciagents.vicidial.dialplan.Fallback;
import java.util.List;

/**
 * How an Asterisk of the tests is to be.
 *
 * @param systemName the option of this name in asterisk.conf: prefix of channel ids; empty for none, as VICIdial needs it
 * @param dialplan the product's contexts; {@code default}, where calls of the trunk come in, stands in extensions.conf
 * @param rtpPorts how many ports its RTP may take; a call with ExternalMedia takes four
 */
public record AsteriskOptions(String systemName, Dialplan dialplan, int rtpPorts) {
    /** The delivery point of the appointment line. */
    public static final String APPOINTMENT_EXTENSION = "7009001";
    /** The appointment line once more, with A-law between Asterisk and agent node. */
    public static final String ALAW_EXTENSION = "7009002";
    /** The appointment line once more, with G.722 between Asterisk and agent node. */
    public static final String G722_EXTENSION = "7009003";
    /** The delivery point of the campaign that makes an offer. */
    public static final String OFFER_EXTENSION = "7009101";
    /** The in-group of humans to which a call falls back; heard as {@link #HUMANS_HERTZ}. */
    public static final String HUMANS = "HUMANS";
    /** What a caller hears who has been handed over to any in-group. */
    public static final int HUMANS_HERTZ = 1004;
    /** What a caller hears who has been sent to the extension 8300: where a call without a lead falls back. */
    public static final int ELSEWHERE_HERTZ = 620;

    /** Refuses a name that would not survive in asterisk.conf. */
    public AsteriskOptions {
        if (!systemName.matches("[A-Za-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "systemname of letters, digits and '-' wanted, got '" + systemName + "'");
        }
    }

    /** As a VICIdial site has it: no systemname, two remote-agent entries, and nobody who is told of the end of calls. */
    public static AsteriskOptions likeVicidial() {
        return new AsteriskOptions("", dialplan(new CallLog.Nobody()), 2000);
    }

    /** The same with a systemname. */
    public AsteriskOptions withSystemName(String name) {
        return new AsteriskOptions(name, dialplan, rtpPorts);
    }

    /** The same, and VICIdial's FastAGI server is told of the end of calls. */
    public AsteriskOptions withCallLog(CallLog callLog) {
        return new AsteriskOptions(systemName, dialplan(callLog), rtpPorts);
    }

    /** The same with another dialplan. */
    public AsteriskOptions withDialplan(Dialplan other) {
        return new AsteriskOptions(systemName, other, rtpPorts);
    }

    private static Dialplan dialplan(CallLog callLog) {
        return new Dialplan(
                "ai-agent",
                List.of(
                        new DeliveryPoint(APPOINTMENT_EXTENSION, "9001"),
                        new DeliveryPoint(ALAW_EXTENSION, "9002"),
                        new DeliveryPoint(G722_EXTENSION, "9003"),
                        new DeliveryPoint(OFFER_EXTENSION, "9101")),
                new Fallback.InGroup(HUMANS),
                new Fallback.Extension("default", "8300"),
                callLog,
                "default");
    }
}
