package io.viciagents.systemtests.asterisk;

/**
 * How an Asterisk of the tests is to be.
 *
 * @param systemName {@code systemname} of asterisk.conf, the prefix of channel ids; empty for none, as VICIdial needs it
 * @param dialplan contexts of the product, as text; {@code default}, where calls of the trunk come in, is ours
 * @param included contexts of that dialplan which {@code default} includes, separated by spaces
 * @param rtpPorts how many ports its RTP may take; a call with ExternalMedia takes four
 */
public record AsteriskOptions(String systemName, String dialplan, String included, int rtpPorts) {
    /** Refuses a name that would not survive in asterisk.conf. */
    public AsteriskOptions {
        if (!systemName.matches("[A-Za-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "systemname of letters, digits and '-' wanted, got '" + systemName + "'");
        }
    }

    /** As a VICIdial site has it: no systemname. */
    public static AsteriskOptions likeVicidial() {
        return new AsteriskOptions("", TestDialplan.TEXT, TestDialplan.INCLUDED, 2000);
    }

    /** The same with a systemname. */
    public AsteriskOptions withSystemName(String name) {
        return new AsteriskOptions(name, dialplan, included, rtpPorts);
    }

    /** The same with another dialplan. */
    public AsteriskOptions withDialplan(String text, String contexts) {
        return new AsteriskOptions(systemName, text, contexts, rtpPorts);
    }
}
