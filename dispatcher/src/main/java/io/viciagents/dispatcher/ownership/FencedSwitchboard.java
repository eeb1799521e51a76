package io.viciagents.dispatcher.ownership;

import io.vertx.core.Future;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.MediaFormat;
import io.viciagents.dispatcher.ari.KeyPress;
import io.viciagents.dispatcher.ari.Snapshot;
import io.viciagents.dispatcher.ari.Switchboard;
import io.viciagents.dispatcher.call.Authority;
import java.util.List;
import java.util.Optional;

/**
 * An Asterisk that is commanded only while it certainly is ours: the clock is read before each command. In doubt a command
 * waits; once the Asterisk is another's it is never given. Questions are free.
 */
public record FencedSwitchboard(Switchboard asterisk, Authority authority) implements Switchboard {
    @Override
    public String name() {
        return asterisk.name();
    }

    @Override
    public Future<Void> answer(String channel) {
        return authority.held().compose(ours -> asterisk.answer(channel));
    }

    @Override
    public Future<MediaAddress> openMedia(String channel, MediaAddress node, MediaFormat format) {
        return authority.held().compose(ours -> asterisk.openMedia(channel, node, format));
    }

    @Override
    public Future<Void> entered(String channel) {
        return asterisk.entered(channel);
    }

    @Override
    public Future<Void> createBridge(String bridge) {
        return authority.held().compose(ours -> asterisk.createBridge(bridge));
    }

    @Override
    public Future<Void> addToBridge(String bridge, String channel) {
        return authority.held().compose(ours -> asterisk.addToBridge(bridge, channel));
    }

    @Override
    public Future<Void> setVariable(String channel, String variable, String value) {
        return authority.held().compose(ours -> asterisk.setVariable(channel, variable, value));
    }

    @Override
    public Future<Optional<String>> variable(String channel, String variable) {
        return asterisk.variable(channel, variable);
    }

    @Override
    public Future<Void> continueAt(String channel, String context, String extension) {
        return authority.held().compose(ours -> asterisk.continueAt(channel, context, extension));
    }

    @Override
    public Future<Void> hangUp(String channel) {
        return authority.held().compose(ours -> asterisk.hangUp(channel));
    }

    @Override
    public Future<Void> deleteBridge(String bridge) {
        return authority.held().compose(ours -> asterisk.deleteBridge(bridge));
    }

    @Override
    public List<KeyPress> keysHeard(String channel) {
        return asterisk.keysHeard(channel);
    }

    @Override
    public Future<Void> sendDtmf(String channel, String digits) {
        return authority.held().compose(ours -> asterisk.sendDtmf(channel, digits));
    }

    @Override
    public Future<Snapshot> snapshot() {
        return asterisk.snapshot();
    }
}
