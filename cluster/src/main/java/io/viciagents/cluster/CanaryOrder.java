package io.viciagents.cluster;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A dispatcher has a canary kept between a node and an Asterisk: two external channels of the node in one bridge, so that
 * what the node sends into one comes out of the other. It tells when only the media is cut: callers who are silent send no
 * packets, so silence alone tells nothing.
 *
 * <p>A node has one canary an Asterisk; the next takes the place of the one before.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CanaryOrder.Open.class, name = "open"),
    @JsonSubTypes.Type(value = CanaryOrder.Sing.class, name = "sing"),
    @JsonSubTypes.Type(value = CanaryOrder.Close.class, name = "close")
})
public sealed interface CanaryOrder {
    /** The Asterisk's configured name. */
    String asterisk();

    /** By whose authority. */
    Fence fence();

    /** Two places for media are wanted; the answer is {@link CanaryReply.Ready}. */
    record Open(String asterisk, Fence fence) implements CanaryOrder {}

    /**
     * The channels are bridged: a packet is sent into each ten times a second.
     *
     * @param first where the first channel listens and sends from
     * @param second the same of the second
     */
    record Sing(String asterisk, Fence fence, MediaAddress first, MediaAddress second) implements CanaryOrder {}

    /** It is wanted no longer. Harmless when repeated. */
    record Close(String asterisk, Fence fence) implements CanaryOrder {}
}
