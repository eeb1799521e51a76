package io.viciagents.cluster;

/**
 * What a node answers to a {@link FileErasure}: nothing of these calls is left on its storage.
 *
 * @param folders how many it found and deleted, each with what was kept of one conversation
 */
public record FilesErased(int folders) {}
