package io.viciagents.systemtests.sip;

/** A pressed key, RFC 4733 section 2.3: 100 ms in five packets, the last of which is sent three times. */
final class TelephoneEvent {
    /** How many packets one key takes. */
    static final int PACKETS = 7;

    private static final int GROWING = 5;
    private static final int STEP = 160;
    private static final int VOLUME = 10;

    private TelephoneEvent() {}

    /**
     * The payload of one of its packets; all carry the timestamp of the first.
     *
     * @param packet from 0
     */
    static byte[] payload(int event, int packet) {
        int duration = Math.min(packet + 1, GROWING) * STEP;
        boolean end = packet >= GROWING - 1;
        return new byte[] {(byte) event, (byte) (end ? 0x80 | VOLUME : VOLUME), (byte) (duration >> 8), (byte) duration
        };
    }
}
