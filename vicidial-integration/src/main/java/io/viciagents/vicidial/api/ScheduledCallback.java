package io.viciagents.vicidial.api;

/**
 * A call-back as {@code lead_callback_info} tells it.
 *
 * @param campaign that will call
 * @param status ACTIVE, LIVE or INACTIVE
 * @param time in the dialer's local time, as VICIdial writes it
 * @param recipient ANYONE or USERONLY
 * @param user who will call, when USERONLY
 * @param comments for whoever calls
 */
public record ScheduledCallback(
        String campaign, String status, String time, String recipient, String user, String comments) {}
