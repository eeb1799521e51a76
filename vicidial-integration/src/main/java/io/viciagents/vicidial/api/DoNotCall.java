package io.viciagents.vicidial.api;

import io.vertx.core.Future;
import io.viciagents.vicidial.CampaignId;
import io.viciagents.vicidial.PhoneNumber;
import io.viciagents.vicidial.api.ApiLine.Kind;
import io.viciagents.vicidial.api.ApiRequest.Repeat;

/**
 * The do-not-call lists. They bind only campaigns with {@code use_internal_dnc} or {@code use_campaign_dnc}; set the lead
 * to DNC as well.
 */
public final class DoNotCall {
    private final ApiConnection connection;

    DoNotCall(ApiConnection connection) {
        this.connection = connection;
    }

    /** For the whole dialer; done, too, when it is there already. */
    public Future<Void> add(PhoneNumber phone) {
        return add(phone, "SYSTEM_INTERNAL");
    }

    /** For one campaign, which VICIdial does not check; done, too, when it is there already. */
    public Future<Void> add(PhoneNumber phone, CampaignId campaign) {
        return add(phone, campaign.code());
    }

    private Future<Void> add(PhoneNumber phone, String list) {
        ApiRequest request = ApiRequest.nonAgent("add_dnc_phone", Repeat.HARMLESS)
                .with("phone_number", phone)
                .with("campaign_id", list);
        return connection.ask(request).map(answer -> {
            if (answer.says(Kind.SUCCESS, "DNC NUMBER HAS BEEN ADDED")
                    || answer.says(Kind.ERROR, "DNC NUMBER ALREADY EXISTS")) {
                return null;
            }
            throw answer.unexpected();
        });
    }
}
