package io.viciagents.vicidial;

import java.util.regex.Pattern;

/**
 * A campaign.
 *
 * @param code 1 to 8 characters
 */
public record CampaignId(String code) {
    private static final Pattern SHAPE = Pattern.compile("[-_0-9A-Za-z]{1,8}");

    /** Refuses what VICIdial would cut or strip. */
    public CampaignId {
        Check.matches(SHAPE, "campaign of 1 to 8 characters -_0-9A-Za-z", code);
    }

    @Override
    public String toString() {
        return code;
    }
}
