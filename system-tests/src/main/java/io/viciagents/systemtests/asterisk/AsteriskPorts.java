package io.viciagents.systemtests.asterisk;

import io.viciagents.systemtests.process.FreePorts;

/**
 * Where one Asterisk listens, on 127.0.0.1.
 *
 * @param http for ARI, TCP
 * @param manager for AMI, TCP
 * @param sip UDP
 * @param rtpFirst first of its RTP ports
 * @param rtpLast last of its RTP ports
 */
record AsteriskPorts(int http, int manager, int sip, int rtpFirst, int rtpLast) {
    /** Ports nobody listens on now. */
    static AsteriskPorts pick(int rtpPorts) {
        int first = FreePorts.rangeOf(rtpPorts);
        return new AsteriskPorts(FreePorts.tcp(), FreePorts.tcp(), FreePorts.udp(), first, first + rtpPorts - 1);
    }
}
