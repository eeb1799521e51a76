package io.viciagents.systemtests.centre;

import io.viciagents.systemtests.process.FreePorts;

/**
 * Where one process of the cluster listens, on 127.0.0.1, TCP.
 *
 * @param hazelcast for members
 * @param eventBus of Vert.x
 * @param http for {@code /ready} and {@code /metrics}
 */
record MemberPorts(int hazelcast, int eventBus, int http) {
    static MemberPorts pick() {
        return new MemberPorts(FreePorts.tcp(), FreePorts.tcp(), FreePorts.tcp());
    }
}
