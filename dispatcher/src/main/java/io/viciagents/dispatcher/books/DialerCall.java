package io.viciagents.dispatcher.books;

/**
 * A call, as its dialer knows it.
 *
 * @param callId VICIdial's name for it; empty for a raw call, of which VICIdial has no log
 * @param group the campaign or in-group whose log has it; empty for a raw call
 * @param lead the customer's
 * @param user the remote agent's user who had it
 * @param lastCalled the lead's {@code last_local_call_time} when the call came, as VICIdial wrote it: a later one belongs to
 *     a later call; empty when it could not be read
 */
public record DialerCall(String callId, String group, long lead, String user, String lastCalled) {}
