package io.viciagents.dispatcher.doctor;

import io.viciagents.vicidial.api.Api;
import io.viciagents.vicidial.api.DialerClient;
import io.viciagents.vicidial.api.DialerException;
import io.viciagents.vicidial.api.DialerVersion;
import java.time.ZoneId;
import java.util.List;

/** The dialer keeps its times in the zone that we think: call-backs are written in it. */
final class DialerZone implements Check {
    private final DialerClient dialer;
    private final ZoneId zone;

    DialerZone(DialerClient dialer, ZoneId zone) {
        this.dialer = dialer;
        this.zone = zone;
    }

    @Override
    public String name() {
        return "time zone";
    }

    @Override
    public List<Finding> look() {
        try {
            DialerVersion now = dialer.version(Api.NON_AGENT).await();
            return List.of(
                    now.isIn(zone)
                            ? Finding.ok("dialer", "its local time is that of " + zone)
                            : Finding.wrong(
                                    "dialer",
                                    "its local time is " + now.time() + ", which is not that of " + zone
                                            + ": call-backs would be hours early or late",
                                    "set timeZone in this file, and zone of the dialer in dispatcher.yaml, to the zone of"
                                            + " its server, such as America/New_York"));
        } catch (DialerException failed) {
            return List.of(Finding.notChecked("dialer", failed.getMessage() + "", "mend the way to VICIdial first"));
        }
    }
}
