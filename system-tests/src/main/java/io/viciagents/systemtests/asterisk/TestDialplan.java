package io.viciagents.systemtests.asterisk;

/** The product's contexts, as small as they can be. */
final class TestDialplan {
    static final String INCLUDED = "ai-test";
    static final String TEXT = """
            [ai-test]
            exten => _700XXXX,1,GotoIf($["${CALLERID(name):0:1}"="V"]?ai-outbound,${EXTEN},1)
             same => n,Goto(ai-inbound,${EXTEN},1)

            [ai-inbound]
            exten => _X.,1,Answer()
             same => n,Stasis(ai-agent,inbound,${EXTEN},${CALLERID(name)},${CALLERID(num)})
             same => n,GotoIf($["${STASISSTATUS}"="FAILED"]?fallback,1)
             same => n,Hangup()
            exten => fallback,1,Goto(default,elsewhere,1)

            [ai-outbound]
            exten => _X.,1,Answer()
             same => n,Stasis(ai-agent,outbound,${EXTEN},${CALLERID(name)},${CALLERID(num)})
             same => n,GotoIf($["${STASISSTATUS}"="FAILED"]?fallback,1)
             same => n,Hangup()
            exten => fallback,1,Goto(default,elsewhere,1)
            """;

    private TestDialplan() {}
}
