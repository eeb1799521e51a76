package io.viciagents.dispatcher.vicidial;

import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import io.viciagents.service.configuration.Secret;
import io.viciagents.vicidial.Status;
import io.viciagents.vicidial.Statuses;
import io.viciagents.vicidial.api.ApiLogin;
import io.viciagents.vicidial.api.DialerAccess;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A VICIdial dialer: one database with its web server, and one or more Asterisk servers that name it.
 *
 * @param name what we call it: in keys of calls, logs and metrics
 * @param web its web server
 * @param user of its APIs
 * @param password of that user
 * @param source what its API log calls us
 * @param zone of its server: VICIdial keeps all its times in it
 * @param limit for one request
 * @param readBack after how long it is looked whether a correction still stands
 * @param summary where the summary of a conversation is written
 * @param statuses its own, beside those that every VICIdial has
 * @param callHours when customers may be called
 * @param doNotCall which list a do-not-call goes to
 * @param newLeads what becomes of callers without a lead
 * @param guaranteedSlots per cent of all slots of the agent nodes that are kept for its calls
 * @param database an account that may read its tables
 */
public record DialerSettings(
        @Doc("Give each dialer a name that stays, for calls are kept under it.")
        String name,

        @Doc("Its web server, such as https://dialer.example; plain http shows the password to the network.")
        URI web,

        @Doc("The API's user: level 8, api_only_user, vdc_agent_api_access, modify_leads, modify_lists.")
        String user,

        @Doc("From a file or the environment: {file: /run/secrets/dialer} or {env: DIALER_PASSWORD}.")
        Secret password,

        @Default("vici-agents") @Doc("Another word when VICIdial's API log should tell several of us apart.")
        String source,

        @Doc("The zone of the dialer's server, such as America/New_York: times of call-backs are written in it.")
        ZoneId zone,

        @Default("1500ms") @Doc("Longer only when the dialer is far away: it answers within 10 ms.")
        Duration limit,

        @Default("15s") @Doc("Longer when VICIdial's daemons lag; they write over a call's status up to 10 s late.")
        Duration readBack,

        @Default("comments")
        @Doc("The lead's comments hold 255 characters; {type: field, name: address3} where they are full.")
        SummaryPlace summary,

        @Default("") @Doc("Your own statuses: VICIdial accepts any without a word, so others are not sent.")
        List<String> statuses,

        @Default @Doc("When customers may be called, in their own time: VICIdial does not look at call-backs' hours.")
        CallTimes callHours,

        @Default("system") @Doc("campaign or both when a campaign keeps a list of its own (use_campaign_dnc).")
        DoNotCallList doNotCall,

        @Doc("Give it when callers come by DID or call menu: whoever has no lead is added to this list.")
        Optional<NewLeads> newLeads,

        @Default("0")
        @Doc(
                "Per cent of all slots that no other dialer gets, even while this one has no calls; where several share the agent nodes.")
        int guaranteedSlots,

        @Doc(
                "A read-only account of its MariaDB: reconcile then finds calls that VICIdial has and we never heard of, too.")
        Optional<ReadOnlyAccount> database) {
    /** VICIdial strips all other characters. */
    private static final String WORD = "[-_0-9A-Za-z]";

    /** Refuses what could never work. */
    public DialerSettings {
        new Checks()
                .that(
                        name.matches("[0-9A-Za-z._-]+"),
                        "name",
                        "'" + name + "' is not usable; give one of letters, digits, '.', '_' and '-'")
                .that(
                        readBack.toMillis() >= 1,
                        "readBack",
                        "longer than nothing wanted; give the time that VICIdial's daemons may lag")
                .that(
                        guaranteedSlots >= 0 && guaranteedSlots <= 100,
                        "guaranteedSlots",
                        guaranteedSlots + " is no share; give per cent from 0 to 100")
                .that(
                        List.of("http", "https").contains(String.valueOf(web.getScheme())) && web.getHost() != null,
                        "web",
                        "'" + web + "' is no web server; write https://host or http://host")
                .that(
                        user.matches(WORD + "{1,20}"),
                        "user",
                        "'" + user + "' is no user of VICIdial's; give 1 to 20 characters of -_0-9A-Za-z")
                .that(
                        password.reveal().matches(WORD + "{1,100}"),
                        "password",
                        "VICIdial strips all characters but -_0-9A-Za-z, and refuses the login; choose another of 1 to 100")
                .that(
                        source.matches(WORD + "{2,20}"),
                        "source",
                        "'" + source + "' is refused by VICIdial; give 2 to 20 characters of -_0-9A-Za-z")
                .positive("limit", limit)
                .done();
        statuses = List.copyOf(statuses);
        statuses(statuses);
    }

    private static void statuses(List<String> statuses) {
        Checks checks = new Checks();
        for (int index = 0; index < statuses.size(); index++) {
            String status = statuses.get(index);
            checks.that(
                    status.matches(WORD + "{1,6}"),
                    "statuses[" + index + "]",
                    "'" + status
                            + "' is no status; give 1 to 6 characters of -_0-9A-Za-z, for VICIdial cuts longer ones");
        }
        checks.done();
    }

    DialerAccess access() {
        return new DialerAccess(name, web, new ApiLogin(user, password.reveal(), source), limit);
    }

    Statuses allStatuses() {
        return Statuses.builtIn().with(statuses.stream().map(Status::new).collect(Collectors.toSet()));
    }
}
