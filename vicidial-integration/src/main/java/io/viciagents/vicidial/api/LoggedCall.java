package io.viciagents.vicidial.api;

/**
 * A call as {@code phone_number_log} tells it.
 *
 * @param time of the call, in the dialer's local time, as VICIdial writes it
 * @param seconds its length
 * @param leadStatus the lead's status now
 * @param callStatus the log's status
 * @param hangUpReason such as CALLER, AGENT, ABANDON, NONE
 * @param user who had it
 */
public record LoggedCall(
        String time, int seconds, String leadStatus, String callStatus, String hangUpReason, String user) {}
