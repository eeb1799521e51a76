package io.viciagents.dispatcher;

import io.viciagents.dispatcher.ari.CallerEntered;
import io.viciagents.dispatcher.ari.KeyPress;
import io.viciagents.dispatcher.ari.SwitchboardListener;
import io.viciagents.service.life.Readiness;

/** Passes on what happens on an Asterisk, and tells operators whether it is connected. */
record ReadyWhenConnected(Readiness.Gate ready, SwitchboardListener calls) implements SwitchboardListener {
    @Override
    public void callerEntered(CallerEntered caller) {
        calls.callerEntered(caller);
    }

    @Override
    public void channelLeft(String channel) {
        calls.channelLeft(channel);
    }

    @Override
    public void dtmf(String channel, KeyPress key) {
        calls.dtmf(channel, key);
    }

    @Override
    public void connected() {
        ready.ready();
        calls.connected();
    }

    @Override
    public void disconnected() {
        ready.notReady("ARI is not connected; the log says why");
        calls.disconnected();
    }

    @Override
    public void replaced() {
        ready.notReady("another client took the Stasis application");
        calls.replaced();
    }
}
