package io.viciagents.vicidial.dialplan;

import java.util.List;

/**
 * The file of contexts that an administrator includes on each telephony server. It is included by one line at the end of
 * {@code /etc/asterisk/extensions.conf} (VICIdial writes only {@code extensions-vicidial.conf} anew, never that one),
 *
 * <pre>
 *   #include "extensions-ai-agents.conf"
 * </pre>
 *
 * and taken up by {@code asterisk -rx "dialplan reload"}; nothing is restarted.
 *
 * <pre>
 *  VICIdial -> default,7009001 -> ai-entry --call ID Y, or none--> ai-inbound  --+
 *                                          \-any other call ID---> ai-outbound --+-> Stasis
 *  Stasis fails for 2 s (nobody connected) --> ai-handover,fallback
 *  ARI continue -> ai-handover,in-group | extension | fallback -> VICIdial's humans
 *  Stasis ended and the channel is still up --> Hangup
 * </pre>
 *
 * Delivery points stand in VICIdial's context itself, as exact extensions, because an exact extension wins over the
 * patterns there while one in an included context would lose to them. A call without a call ID is not answered here: the
 * dispatcher answers it when an agent is ready. The caller's name and number are never changed before Stasis, for VICIdial
 * follows its calls by them. Whatever a caller or an API can set is filtered before it stands in an argument.
 *
 * <p>Every context of ours carries VICIdial's {@code h} extension (see {@link CallLog}). Runs on Asterisk 16 to 22.
 *
 * @param application the Stasis application
 * @param deliveryPoints one for each remote-agent entry; none where calls enter the contexts directly
 * @param fallback for calls whose lead is known
 * @param rawFallback for calls without a call ID; not an in-group, which needs a lead
 * @param callLog who is told of the end of each call
 * @param vicidialContext where VICIdial's own extensions are: {@code default} unless the servers page says otherwise
 */
public record Dialplan(
        String application,
        List<DeliveryPoint> deliveryPoints,
        Fallback fallback,
        Fallback rawFallback,
        CallLog callLog,
        String vicidialContext) {
    /** Where calls enter that VICIdial delivers: it sorts them by their call ID. */
    public static final String ENTRY = "ai-entry";
    /** Where inbound calls wait for us. */
    public static final String INBOUND = "ai-inbound";
    /** Where outbound calls wait for us. */
    public static final String OUTBOUND = "ai-outbound";
    /** Where the dispatcher sends a call by ARI {@code continue}; what follows names its extensions and variables. */
    public static final String HANDOVER = "ai-handover";
    /** To an in-group: {@link #AI_INGROUP}, {@link #AI_LEAD}; {@link #AI_PHONE} and {@link #AI_USER} if known. */
    public static final String IN_GROUP_EXTENSION = "in-group";
    /** To an extension of VICIdial's context: {@link #AI_EXTENSION}. */
    public static final String TRANSFER_EXTENSION = "extension";
    /** To the configured fallback. */
    public static final String FALLBACK_EXTENSION = "fallback";
    /** Channel variable: the in-group's id. */
    public static final String AI_INGROUP = "AI_INGROUP";
    /** Channel variable: the lead's id; taken from the call ID when it is not set. */
    public static final String AI_LEAD = "AI_LEAD";
    /** Channel variable: the customer's number; the caller's number when it is not set. */
    public static final String AI_PHONE = "AI_PHONE";
    /** Channel variable: the remote agent's user; the delivery point's when it is not set. */
    public static final String AI_USER = "AI_USER";
    /** Channel variable: the extension to go on at. */
    public static final String AI_EXTENSION = "AI_EXTENSION";

    /** Refuses what could break out of its line, and a fallback that cannot work. */
    public Dialplan {
        Word.NAME.check("Stasis application", application);
        Word.NAME.check("VICIdial's context", vicidialContext);
        deliveryPoints = List.copyOf(deliveryPoints);
        long different =
                deliveryPoints.stream().map(DeliveryPoint::extension).distinct().count();
        if (different < deliveryPoints.size()) {
            throw new IllegalArgumentException("delivery points with different extensions wanted, got "
                    + deliveryPoints.stream().map(DeliveryPoint::extension).toList());
        }
        if (rawFallback instanceof Fallback.InGroup) {
            throw new IllegalArgumentException("fallback of calls without a call ID: an extension or an announcement"
                    + " wanted (such as trunkinbound and a DID of the humans), for an in-group needs a lead");
        }
    }

    /** The contexts of ours; each has an {@code h} extension unless nobody is told of the end of calls. */
    public static List<String> contexts() {
        return List.of(ENTRY, INBOUND, OUTBOUND, HANDOVER);
    }

    /** The whole file. */
    public String render() {
        return new DialplanText(this).file();
    }
}
