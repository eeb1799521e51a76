package io.viciagents.systemtests.site;

import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.centre.DialerAt;
import io.viciagents.systemtests.vicidial.Books;
import io.viciagents.systemtests.vicidial.StandIn;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the administrator of the site has set up, beside what every stand-in has: an entry for calls of the in-group, another
 * for those of the campaign, and a human who waits in the in-groups that agents hand callers to.
 */
final class SiteBooks {
    /** The campaign's, and that of callers who had no lead. */
    static final long LIST = 1001;

    private static final int LINES = 10;
    private static final int INBOUND_USERS = 9001;
    private static final int OUTBOUND_USERS = 9101;
    private static final AtomicLong NEXT_LEAD = new AtomicLong(501);

    private SiteBooks() {}

    static void open(StandIn dialer) {
        dialer.books(books -> {
            books.insert("vicidial_campaigns", "campaign_id=AIIN|default_xfer_group=HUMANS");
            books.find("vicidial_remote_agents", "user_start", INBOUND_USERS)
                    .orElseThrow()
                    .set("campaign_id", "AIIN", "number_of_lines", LINES);
            books.insert(
                    "vicidial_remote_agents",
                    "user_start=?|number_of_lines=?|conf_exten=?|status=ACTIVE|campaign_id=?|closer_campaigns=",
                    OUTBOUND_USERS,
                    LINES,
                    AsteriskOptions.OFFER_EXTENSION,
                    DialerAt.CAMPAIGN);
            for (int line = 0; line < LINES; line++) {
                user(books, INBOUND_USERS + line);
                user(books, OUTBOUND_USERS + line);
            }
            books.insert("vicidial_inbound_groups", "group_id=FRONTDESK|default_xfer_group=HUMANS");
            books.insert("vicidial_inbound_groups", "group_id=SOLAR|default_xfer_group=HUMANS");
            books.insert("vicidial_users", "user=1001|full_name=A human|user_group=AGENTS|user_level=1|active=Y");
            return books.insert(
                    "vicidial_live_agents",
                    "user=1001|status=READY|lead_id=0|campaign_id=HUMANS|closer_campaigns= FRONTDESK SOLAR HUMANS -"
                            + "|calls_today=0");
        });
        dialer.calls().logIn();
    }

    private static void user(Books books, int user) {
        if (books.find("vicidial_users", "user", user).isEmpty()) {
            books.insert(
                    "vicidial_users", "user=?|full_name=AI agent ?|user_group=AIGRP|user_level=1|active=Y", user, user);
        }
    }

    static long lead(StandIn dialer, String firstName, String phone) {
        long id = NEXT_LEAD.getAndIncrement();
        dialer.books(books -> books.insert(
                "vicidial_list",
                "lead_id=?|status=NEW|list_id=?|phone_code=1|phone_number=?|gmt_offset_now=-5.00|first_name=?|called_count=0",
                id,
                LIST,
                phone,
                firstName));
        return id;
    }
}
