package io.viciagents.systemtests.site;

import io.viciagents.systemtests.vicidial.Telephone;

/** A telephone that is connected later: the dialer is there before its Asterisk. Any thread. */
final class LateTelephone implements Telephone {
    private volatile Telephone connected = Telephone.NONE;

    void connect(Telephone telephone) {
        connected = telephone;
    }

    @Override
    public void hangUp(String channel) {
        connected.hangUp(channel);
    }

    @Override
    public void redirect(String channel, String context, String extension, String callerId) {
        connected.redirect(channel, context, extension, callerId);
    }
}
