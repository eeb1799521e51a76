package io.viciagents.vicidial;

import java.util.regex.Pattern;

/**
 * A disposition: of a lead and of a call.
 *
 * @param code 1 to 6 characters; VICIdial cuts longer ones silently
 */
public record Status(String code) {
    private static final Pattern SHAPE = Pattern.compile("[-_0-9A-Za-z]{1,6}");

    /** Never call again; nothing may overwrite it. */
    public static final Status DNC = new Status("DNC");
    /** A call-back is scheduled: the lead rests until then. */
    public static final Status CBHOLD = new Status("CBHOLD");
    /** A call-back: what the log says of the call in which it was agreed, and the lead when it falls due. */
    public static final Status CALLBK = new Status("CALLBK");

    /** Refuses what VICIdial would cut or strip. */
    public Status {
        Check.matches(SHAPE, "status of 1 to 6 characters -_0-9A-Za-z", code);
    }

    @Override
    public String toString() {
        return code;
    }
}
