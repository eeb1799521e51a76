package io.viciagents.systemtests.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SDP, RFC 4566, for one audio stream: µ-law and, as payload type 101, telephone events. */
final class SessionDescription {
    private static final Pattern ADDRESS = Pattern.compile("(?m)^c=IN IP4 ([0-9.]{7,15})");
    private static final Pattern AUDIO = Pattern.compile("(?m)^m=audio ([0-9]{1,5}) ");

    private SessionDescription() {}

    /** What we offer and answer. */
    static String of(InetSocketAddress rtp) {
        String host = rtp.getAddress().getHostAddress();
        return String.join(
                "\r\n",
                "v=0",
                "o=- 1 1 IN IP4 " + host,
                "s=-",
                "c=IN IP4 " + host,
                "t=0 0",
                "m=audio " + rtp.getPort() + " RTP/AVP 0 101",
                "a=rtpmap:0 PCMU/8000",
                "a=rtpmap:101 telephone-event/8000",
                "a=fmtp:101 0-16",
                "a=ptime:20",
                "a=sendrecv",
                "");
    }

    /** Where the other side wants its packets; empty when it does not say. */
    static Optional<InetSocketAddress> audioAddress(String sdp) {
        Matcher address = ADDRESS.matcher(sdp);
        Matcher audio = AUDIO.matcher(sdp);
        if (!address.find() || !audio.find()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(audio.group(1));
        if (port < 1 || port > 65_535) {
            return Optional.empty();
        }
        try {
            return Optional.of(new InetSocketAddress(InetAddress.ofLiteral(address.group(1)), port));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
