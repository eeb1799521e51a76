package io.viciagents.node.media;

import io.viciagents.service.configuration.Checks;

/** On which UDP ports RTP packets are awaited. */
public sealed interface MediaPorts {
    /**
     * One port for each event loop, for all its calls: they are told apart by the address that Asterisk sends from. A few
     * open ports instead of thousands, and a third less CPU.
     *
     * @param first the loops take this port and those that follow; 0 lets the system choose
     */
    record Shared(int first) implements MediaPorts {
        /** Refuses what is no port. */
        public Shared {
            port(first).done();
        }
    }

    /**
     * One port for each call: needed only where a NAT rewrites the address that Asterisk sends from, such as a container's
     * port mapping with differing ports. The first source that sends RTP to the port is the call's.
     *
     * @param first of the range; 0 lets the system choose
     * @param count how many calls there can be
     */
    record PerCall(int first, int count) implements MediaPorts {
        /** Refuses what is no range of ports. */
        public PerCall {
            port(first)
                    .that(
                            count >= 1 && first + count - 1 <= 65535,
                            "count",
                            "a range of ports up to 65535 wanted, got " + count + " ports from " + first
                                    + " on; give one for each slot")
                    .done();
        }
    }

    private static Checks port(int first) {
        return new Checks().port("first", first, 0);
    }
}
