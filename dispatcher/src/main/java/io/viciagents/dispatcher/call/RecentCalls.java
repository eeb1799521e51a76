package io.viciagents.dispatcher.call;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The channels of the calls that were closed last: far more than a look at Asterisk can be late by. Any thread. */
final class RecentCalls {
    private static final int KEPT = 4_096;

    private final Set<String> channels = ConcurrentHashMap.newKeySet();
    private final Queue<String> order = new ConcurrentLinkedQueue<>();

    void add(String channel) {
        if (channels.add(channel)) {
            order.add(channel);
        }
        if (channels.size() > KEPT) {
            String oldest = order.poll();
            if (oldest != null) {
                channels.remove(oldest);
            }
        }
    }

    boolean contains(String channel) {
        return channels.contains(channel);
    }
}
