package io.viciagents.dispatcher.leads;

import io.viciagents.vicidial.CampaignId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be done with every lead of an upload.
 *
 * @param list into which they go
 * @param phoneCode of numbers that bring none
 * @param duplicates where the same number must not be
 * @param doNotCall which lists are asked
 * @param campaign whose do-not-call list that is
 * @param hopper the priority with which each is dialled at once, or empty
 */
record Wishes(
        long list,
        String phoneCode,
        Duplicates duplicates,
        DoNotCallCheck doNotCall,
        Optional<CampaignId> campaign,
        Optional<Integer> hopper) {
    /** Where a number counts as there already. */
    enum Duplicates {
        /** In the same list. */
        LIST,
        /** Anywhere. */
        SYSTEM,
        /** Nowhere: each line is a lead. */
        ALLOWED
    }

    /** Which do-not-call lists are asked. */
    enum DoNotCallCheck {
        /** The dialer's. */
        SYSTEM,
        /** The campaign's. */
        CAMPAIGN,
        /** Both. */
        BOTH,
        /** None. */
        NONE
    }

    /** As parameters of add_lead. */
    Map<String, String> checks() {
        Map<String, String> checks = new LinkedHashMap<>();
        switch (duplicates) {
            case LIST -> checks.put("duplicate_check", "DUPLIST");
            case SYSTEM -> checks.put("duplicate_check", "DUPSYS");
            case ALLOWED -> {}
        }
        if (doNotCall == DoNotCallCheck.SYSTEM || doNotCall == DoNotCallCheck.BOTH) {
            checks.put("dnc_check", "Y");
        }
        if (doNotCall == DoNotCallCheck.CAMPAIGN || doNotCall == DoNotCallCheck.BOTH) {
            checks.put("campaign_dnc_check", "Y");
        }
        campaign.ifPresent(id -> checks.put("campaign_id", id.code()));
        hopper.ifPresent(priority -> {
            checks.put("add_to_hopper", "Y");
            checks.put("hopper_priority", Integer.toString(priority));
        });
        return checks;
    }
}
