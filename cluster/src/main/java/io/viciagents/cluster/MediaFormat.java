package io.viciagents.cluster;

/** The audio formats that ExternalMedia carries both ways on every Asterisk from 16 on, by Asterisk's names. */
public enum MediaFormat {
    /** G.711 µ-law, 8 kHz. */
    ULAW,
    /** G.711 A-law, 8 kHz. */
    ALAW,
    /** G.722, 16 kHz audio on an 8 kHz RTP clock (RFC 3551, 4.5.2). */
    G722;

    /** The name Asterisk gives the format. */
    public String asteriskName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
