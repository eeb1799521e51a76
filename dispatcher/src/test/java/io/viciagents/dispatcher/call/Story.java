package io.viciagents.dispatcher.call;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What happened, in order, told by all fakes of a test. */
final class Story {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    void tell(String line) {
        lines.add(line);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
