package io.viciagents.cluster;

/**
 * Whoever owns an Asterisk says so to every node when it takes over, and again and again; the node obeys it from now on,
 * reports to it, and answers with the calls that it has from there.
 *
 * @param asterisk by its configured name
 * @param fence of the owner
 */
public record OwnerNotice(String asterisk, Fence fence) {}
