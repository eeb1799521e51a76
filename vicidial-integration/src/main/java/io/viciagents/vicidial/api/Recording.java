package io.viciagents.vicidial.api;

/**
 * A recording of VICIdial's own, as {@code recording_lookup} tells it.
 *
 * @param start in the dialer's local time, as VICIdial writes it
 * @param user who was recorded
 * @param id of the recording
 * @param lead with whom
 * @param location a URL, or the file's name until it has been moved
 */
public record Recording(String start, String user, String id, String lead, String location) {}
