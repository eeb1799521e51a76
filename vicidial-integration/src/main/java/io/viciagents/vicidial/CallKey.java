package io.viciagents.vicidial;

import java.time.LocalDate;

/**
 * What a call is kept under for ever.
 *
 * @param dialer the dialer's name in the configuration
 * @param callId unique within a day
 * @param date the day, in the dialer's local time
 */
public record CallKey(String dialer, CallId callId, LocalDate date) {
    @Override
    public String toString() {
        return dialer + "/" + date + "/" + callId;
    }
}
