package io.viciagents.vicidial.dialplan;

/** Writes a {@link Dialplan} line by line. Used once, by one thread. */
final class DialplanText {
    private static final String HEAD = """
            ; AI voice agents: contexts behind VICIdial's remote agents. Written by a program: change its configuration instead.
            ; extensions.conf includes this file by one line at its end:  #include "extensions-ai-agents.conf"
            """;
    /** Any extension of two characters or more; so never h, i, s or t. */
    private static final String ANY = "_[*#+0-9A-Za-z].";

    private static final String CALL_ID = "${REGEX(\"^[A-Z][0-9]{19}$\" ${CALLERID(name)})}";
    private static final String INBOUND_ID = "${REGEX(\"^Y[0-9]{19}$\" ${CALLERID(name)})}";
    private static final String DIGITS = "0-9";
    /** Letters, digits, underscore and hyphen as FILTER wants them. */
    private static final String NAME = "0-9A-Za-z_\\x2d";
    /** Nobody of ours is connected: every 250 ms for 4 s, which bridges a takeover also on a busy machine. */
    private static final int TRIES = 16;

    private final Dialplan dialplan;
    private final StringBuilder text = new StringBuilder(HEAD);

    DialplanText(Dialplan dialplan) {
        this.dialplan = dialplan;
    }

    String file() {
        deliveryPoints();
        entry();
        waiting(Dialplan.INBOUND, "inbound");
        waiting(Dialplan.OUTBOUND, "outbound");
        handover();
        return text.toString();
    }

    private void deliveryPoints() {
        if (dialplan.deliveryPoints().isEmpty()) {
            return;
        }
        line("");
        line("; added to what VICIdial has there: the conf_exten of each remote-agent entry");
        line("[" + dialplan.vicidialContext() + "]");
        for (DeliveryPoint point : dialplan.deliveryPoints()) {
            line("exten => " + point.extension() + ",1,Set(AI_USER=" + point.user() + ")");
            line(" same => n,Goto(" + Dialplan.ENTRY + ",${EXTEN},1)");
        }
    }

    private void entry() {
        context(Dialplan.ENTRY);
        line("exten => " + ANY + ",1,GotoIf(" + INBOUND_ID + "?" + Dialplan.INBOUND + ",${EXTEN},1)");
        line(" same => n,GotoIf(" + CALL_ID + "?" + Dialplan.OUTBOUND + ",${EXTEN},1)");
        line(" same => n,Goto(" + Dialplan.INBOUND + ",${EXTEN},1)");
    }

    private void waiting(String context, String direction) {
        context(context);
        line("exten => " + ANY + ",1,Set(AI_TRIES=0)");
        line(" same => n(try),Stasis(" + dialplan.application() + "," + direction + ","
                + filter("*#+0-9A-Za-z", "${EXTEN}") + "," + filter("0-9A-Za-z", "${CALLERID(name)}") + ","
                + filter("*#+0-9A-Za-z", "${CALLERID(num)}") + ")");
        line(" same => n,GotoIf($[\"${STASISSTATUS}\"!=\"FAILED\"]?end)");
        line(" same => n,Set(AI_TRIES=$[${AI_TRIES}+1])");
        line(" same => n,GotoIf($[${AI_TRIES}>" + TRIES + "]?" + Dialplan.HANDOVER + "," + Dialplan.FALLBACK_EXTENSION
                + ",1)");
        line(" same => n,Wait(0.25)");
        line(" same => n,Goto(try)");
        line(" same => n(end),Hangup()");
    }

    private void handover() {
        context(Dialplan.HANDOVER);
        toInGroup();
        toExtension();
        line("exten => " + Dialplan.FALLBACK_EXTENSION + ",1,GotoIf(" + CALL_ID + "?known)");
        line(" same => n,GotoIf($[\"" + filter("0-9", "${AI_LEAD}") + "\"!=\"\"]?known)");
        fallback("raw", dialplan.rawFallback());
        fallback("known", dialplan.fallback());
    }

    private void toInGroup() {
        line("exten => " + Dialplan.IN_GROUP_EXTENSION + ",1," + keep("AI_INGROUP", NAME, "${AI_INGROUP}"));
        line(" same => n,GotoIf($[\"${AI_INGROUP}\"=\"\"]?" + Dialplan.FALLBACK_EXTENSION + ",1)");
        line(" same => n," + keep("AI_USER", NAME, "${AI_USER}"));
        line(" same => n," + keep("AI_PHONE", DIGITS, "${AI_PHONE}"));
        line(" same => n,GotoIf($[\"${AI_PHONE}\"!=\"\"]?lead)");
        line(" same => n," + keep("AI_PHONE", DIGITS, "${CALLERID(num)}"));
        line(" same => n(lead)," + keep("AI_LEAD", DIGITS, "${AI_LEAD}"));
        line(" same => n,GotoIf($[\"${AI_LEAD}\"!=\"\"]?go)");
        line(" same => n,GotoIf(" + CALL_ID + "?:" + Dialplan.FALLBACK_EXTENSION + ",raw)");
        line(" same => n,Set(AI_LEAD=$[${CALLERID(name):10} + 0])");
        line(" same => n(go),Goto(" + dialplan.vicidialContext()
                + ",90009*${AI_INGROUP}**${AI_LEAD}**${AI_PHONE}**${AI_USER}**,1)");
    }

    private void toExtension() {
        line("exten => " + Dialplan.TRANSFER_EXTENSION + ",1,"
                + keep("AI_EXTENSION", "*#0-9A-Za-z", "${AI_EXTENSION}"));
        line(" same => n,GotoIf($[\"${AI_EXTENSION}\"=\"\"]?" + Dialplan.FALLBACK_EXTENSION + ",1)");
        line(" same => n,Goto(" + dialplan.vicidialContext() + ",${AI_EXTENSION},1)");
    }

    private void fallback(String label, Fallback fallback) {
        String first = " same => n(" + label + "),";
        switch (fallback) {
            case Fallback.InGroup(String id) -> {
                line(first + "Set(AI_INGROUP=" + id + ")");
                line(" same => n,Goto(" + Dialplan.IN_GROUP_EXTENSION + ",1)");
            }
            case Fallback.Extension(String context, String extension) ->
                line(first + "Goto(" + context + "," + extension + ",1)");
            case Fallback.Announcement(String sound) -> {
                line(first + "Answer()");
                line(" same => n,Playback(" + sound + ")");
                line(" same => n,Hangup()");
            }
        }
    }

    private void context(String name) {
        line("");
        line("[" + name + "]");
        if (dialplan.callLog() instanceof CallLog.FastAgi(String host, int port)) {
            line("exten => h,1,AGI(agi://" + host + ":" + port
                    + "/call_log--HVcauses--PRI-----NODEBUG-----${HANGUPCAUSE}-----${DIALSTATUS}-----${DIALEDTIME}"
                    + "-----${ANSWEREDTIME}-----${HANGUPCAUSE(${HANGUPCAUSE_KEYS()},tech)})");
        }
    }

    private static String keep(String variable, String characters, String value) {
        return "Set(" + variable + "=" + filter(characters, value) + ")";
    }

    private static String filter(String characters, String value) {
        return "${FILTER(" + characters + "," + value + ")}";
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
