package io.viciagents.systemtests.vicidial;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what VICIdial's manager was told to do. */
public final class RecordedTelephone implements Telephone {
    private final List<String> done = new CopyOnWriteArrayList<>();

    @Override
    public void hangUp(String channel) {
        done.add("hang up " + channel);
    }

    @Override
    public void redirect(String channel, String context, String extension, String callerId) {
        done.add("redirect " + channel + " " + context + " " + extension);
    }

    /** In order. */
    public List<String> done() {
        return List.copyOf(done);
    }
}
