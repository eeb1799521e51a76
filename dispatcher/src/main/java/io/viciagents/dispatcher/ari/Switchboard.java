package io.viciagents.dispatcher.ari;

import io.vertx.core.Future;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.MediaFormat;
import java.util.List;
import java.util.Optional;

/**
 * One Asterisk, as calls see it: what may be asked of its channels and bridges. Any thread may ask; futures complete on
 * the connection's own context. A future fails with {@link AriException} when Asterisk refuses, is silent for longer than
 * the configured limit or cannot be reached.
 *
 * <p>Ids are chosen by us, so that a takeover finds them again. Commands about a thing that is already gone succeed.
 */
public interface Switchboard {
    /** The name of this Asterisk in the configuration. */
    String name();

    /** Answers a channel that still rings. */
    Future<Void> answer(String channel);

    /**
     * Makes an ExternalMedia channel, RTP over UDP, that sends to {@code node}. On Asterisk 16 the caller should then have
     * packets sent to it at once, which wakes its thread.
     *
     * @param channel the id for it; given once while it lives
     * @return the address it sends from and listens on ({@code UNICASTRTP_LOCAL_ADDRESS} and {@code _PORT})
     */
    Future<MediaAddress> openMedia(String channel, MediaAddress node, MediaFormat format);

    /** Completes when the channel has entered our application; only then may it be bridged (else 422). */
    Future<Void> entered(String channel);

    /** Makes a mixing bridge unless it is there. */
    Future<Void> createBridge(String bridge);

    /**
     * Puts a channel into a bridge. A media channel that has not entered, or has gone, is a failure: nobody would hear
     * anything.
     */
    Future<Void> addToBridge(String bridge, String channel);

    /** Sets a channel variable. */
    Future<Void> setVariable(String channel, String variable, String value);

    /** Reads a channel variable; empty when it is not set, which on Asterisk 16 takes up to 200 ms after setting it. */
    Future<Optional<String>> variable(String channel, String variable);

    /** Sends the channel out of our application, on in the dialplan. */
    Future<Void> continueAt(String channel, String context, String extension);

    /**
     * Plays keys to the other party.
     *
     * @param digits of 0 to 9, *, #, A to D
     */
    Future<Void> sendDtmf(String channel, String digits);

    /**
     * The keys that were pressed on a channel, as far as this dispatcher has heard, in their order; also those that were
     * pressed while another one owned this Asterisk, or nobody.
     */
    List<KeyPress> keysHeard(String channel);

    /** Hangs a channel up; for one of our media channels, deletes it. */
    Future<Void> hangUp(String channel);

    /** Deletes a bridge. */
    Future<Void> deleteBridge(String bridge);

    /** What Asterisk has now: for reconciling after a connection was lost or taken over. */
    Future<Snapshot> snapshot();
}
