package io.viciagents.dispatcher.setup;

import io.viciagents.vicidial.api.Api;
import io.viciagents.vicidial.api.DialerAlarm;

/** For commands: each failure is told by the answer to the request that met it. */
public final class QuietAlarm implements DialerAlarm {
    @Override
    public void loginRefused(String dialer, Api api) {}

    @Override
    public void unreachable(String dialer, Api api) {}

    @Override
    public void reachable(String dialer, Api api) {}
}
