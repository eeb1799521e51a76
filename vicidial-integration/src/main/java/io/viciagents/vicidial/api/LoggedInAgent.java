package io.viciagents.vicidial.api;

/**
 * A line at work, a human's or a remote agent's. Lines whose user has no row in {@code vicidial_users} do not show.
 *
 * @param user whose line
 * @param campaign which it serves
 * @param extension a remote agent's {@code conf_exten}
 * @param status READY, QUEUE, INCALL, PAUSED ...
 * @param lead the customer's, 0 without a call
 * @param callId of the call it has, or empty
 */
public record LoggedInAgent(String user, String campaign, String extension, String status, long lead, String callId) {}
