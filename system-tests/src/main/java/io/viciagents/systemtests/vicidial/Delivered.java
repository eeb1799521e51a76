package io.viciagents.systemtests.vicidial;

/**
 * A call that VICIdial has for one of our lines: what its channel must look like when it enters the dialplan.
 *
 * @param callId the caller's name
 * @param phone the caller's number
 * @param extension the {@code conf_exten} at which it is delivered, in context default
 * @param user whose line has it
 * @param lead the customer's
 */
public record Delivered(String callId, String phone, String extension, String user, long lead) {}
