package io.viciagents.systemtests.vicidial;

import io.viciagents.vicidial.api.Api;
import io.viciagents.vicidial.api.DialerAlarm;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes alarms down. */
final class RecordedAlarm implements DialerAlarm {
    private final List<String> raised = new CopyOnWriteArrayList<>();

    @Override
    public void loginRefused(String dialer, Api api) {
        raised.add("login refused " + dialer + " " + api);
    }

    @Override
    public void unreachable(String dialer, Api api) {
        raised.add("unreachable " + dialer + " " + api);
    }

    @Override
    public void reachable(String dialer, Api api) {
        raised.add("reachable " + dialer + " " + api);
    }

    List<String> raised() {
        return List.copyOf(raised);
    }
}
