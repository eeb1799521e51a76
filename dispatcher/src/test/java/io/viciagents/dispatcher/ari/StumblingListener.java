package io.viciagents.dispatcher.ari;

/** Tells another and then throws, at everything. */
record StumblingListener(SwitchboardListener told) implements SwitchboardListener {
    @Override
    public void callerEntered(CallerEntered caller) {
        told.callerEntered(caller);
        throw new IllegalStateException("stumbled");
    }

    @Override
    public void channelLeft(String channel) {
        told.channelLeft(channel);
        throw new IllegalStateException("stumbled");
    }

    @Override
    public void dtmf(String channel, KeyPress key) {
        throw new IllegalStateException("stumbled");
    }

    @Override
    public void connected() {
        told.connected();
        throw new IllegalStateException("stumbled");
    }

    @Override
    public void disconnected() {
        throw new IllegalStateException("stumbled");
    }

    @Override
    public void replaced() {
        throw new IllegalStateException("stumbled");
    }
}
