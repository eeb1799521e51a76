package io.viciagents.vicidial.api;

/**
 * A call as {@code callid_info} tells it, during the call and after.
 *
 * @param callId VICIdial's name for it
 * @param talkSeconds the time with a human agent; 0 for a remote agent's call, even after its end
 * @param time of the call, in the dialer's local time, as VICIdial writes it
 * @param phone the customer's number
 * @param type such as OUTBOUND_AUTO
 * @param group the campaign or the in-group
 * @param status the log's; XFER while a remote agent has the call
 * @param user whose line had it
 */
public record CallRecord(
        String callId,
        int talkSeconds,
        String time,
        String phone,
        String type,
        String group,
        String status,
        String user) {}
