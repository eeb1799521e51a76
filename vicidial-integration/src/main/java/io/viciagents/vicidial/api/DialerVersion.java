package io.viciagents.vicidial.api;

/**
 * What an API says of itself; asked without a login.
 *
 * @param version such as 2.14-202
 * @param build such as 250720-1841
 * @param time the dialer's local time, as VICIdial writes it
 * @param epochSeconds the dialer's clock
 */
public record DialerVersion(String version, String build, String time, long epochSeconds) {}
