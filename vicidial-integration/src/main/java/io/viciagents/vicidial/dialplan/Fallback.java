package io.viciagents.vicidial.dialplan;

/** Where a caller goes whom nobody of ours can serve. */
public sealed interface Fallback {
    /**
     * To the humans of an in-group; needs a lead, so it serves only calls with a call ID.
     *
     * @param id the in-group's id
     */
    record InGroup(String id) implements Fallback {
        /** Refuses what could break out of its line. */
        public InGroup {
            Word.NAME.check("in-group of the fallback", id);
        }
    }

    /**
     * On in the dialplan. With VICIdial, {@code trunkinbound} and a DID that routes to an in-group of humans makes a lead
     * and a call ID for a call that has none.
     *
     * @param context such as {@code default} or {@code trunkinbound}
     * @param extension in it
     */
    record Extension(String context, String extension) implements Fallback {
        /** Refuses what could break out of its line. */
        public Extension {
            Word.NAME.check("context of the fallback", context);
            Word.EXTENSION.check("extension of the fallback", extension);
        }
    }

    /**
     * A recorded sentence, then the call is hung up.
     *
     * @param sound a sound file of Asterisk's, without its ending
     */
    record Announcement(String sound) implements Fallback {
        /** Refuses what could break out of its line. */
        public Announcement {
            Word.SOUND.check("sound of the fallback", sound);
        }
    }
}
