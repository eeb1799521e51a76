package io.viciagents.dispatcher.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class SiteTest {
    @Test
    void aSmallFileIsEnough() {
        Site site = Sites.of(Sites.SMALL);
        assertThat(site.api().user()).isEqualTo("aiagents");
        assertThat(site.serverOf(site.agents().getFirst()).ip()).isEqualTo("10.0.0.5");
        assertThat(site.isCluster()).isFalse();
    }

    @Test
    void everythingWrongIsSaidAtOnceWithKeyAndCure() {
        assertThat(Sites.problems("""
                        web: https://dialer.example
                        api: {user: ai agents, password: {env: API_PASSWORD}}
                        ari: {password: {env: ARI_PASSWORD}, port: 0}
                        servers: [{name: pbx-1, ip: pbx.example}]
                        campaigns: [{id: AIOUTBOUND, dialPrefix: ai-outbound, level: 0, dialStatuses: [NEW, NOANSWER]}]
                        inGroups: [{id: 'AI INBOUND', dids: [x]}]
                        agents:
                          - {profile: offer, extension: agents, firstUser: 1, lines: 300, campaign: AIOUT}
                        humans: {inGroup: '', did: none}
                        """, Map.of("API_PASSWORD", "p@ssword!", "ARI_PASSWORD", "short")))
                .containsExactlyInAnyOrder(
                        "api.user: 2 to 20 characters -_0-9A-Za-z wanted, for VICIdial strips all others, got 'ai agents';"
                                + " change it",
                        "api.password: 8 to 40 characters -_0-9A-Za-z wanted, for VICIdial strips all others, refuses the"
                                + " login and locks the user; choose another",
                        "ari.password: 8 to 40 characters -_0-9A-Za-z wanted, for VICIdial strips all others, refuses the"
                                + " login and locks the user; choose another",
                        "ari.port: 1 to 65535 wanted, got 0; 8088 is usual",
                        "servers[0].ip: an IPv4 address wanted, such as 10.0.0.5, as it stands on the servers page, got"
                                + " 'pbx.example'; change it",
                        "campaigns[0].id: 2 to 8 characters -_0-9A-Za-z wanted, got 'AIOUTBOUND'; change it",
                        "campaigns[0].level: 1 to 10 wanted, got 0; 1 drops nobody",
                        "campaigns[0].dialPrefix: digits wanted that are put before each number, such as 9; it is not the"
                                + " name of a context, got 'ai-outbound'; change it",
                        "campaigns[0].dialStatuses[1]: a status of at most 6 characters -_0-9A-Za-z wanted, for VICIdial"
                                + " cuts longer ones, got 'NOANSWER'; change it",
                        "inGroups[0].id: 2 to 20 characters -_0-9A-Za-z wanted, got 'AI INBOUND'; change it",
                        "inGroups[0].dids[0]: the digits of a telephone number wanted, got 'x'; change it",
                        "agents[0].extension: 2 to 20 digits wanted, such as 7009001, got 'agents'; change it",
                        "agents[0].firstUser: a number of 2 to 12 digits wanted, got 1; 9001 is usual",
                        "agents[0].lines: 1 to 255 wanted, got 300, and VICIdial would make it 255 without a word; write a"
                                + " second entry for the rest",
                        "humans.inGroup: 2 to 20 characters -_0-9A-Za-z wanted, got ''; change it",
                        "humans.did: the digits of a telephone number wanted, got 'none'; change it");
    }

    @Test
    void whatDoesNotGoTogetherIsSaidAtOnceToo() {
        assertThat(Sites.problems("""
                        web: dialer.example
                        api: {password: {env: API_PASSWORD}}
                        ari: {password: {env: ARI_PASSWORD}}
                        servers: [{name: pbx-1, ip: 10.0.0.5}, {name: pbx-2, ip: 10.0.0.5}]
                        campaigns: [{id: AIOUT}]
                        agents:
                          - {profile: offer, extension: 7009101, firstUser: 9101, lines: 10, campaign: AIOUT, server: pbx-1}
                          - {profile: line, extension: 7009101, firstUser: 9110, lines: 2, campaign: AIIN, inGroups: [AI_IN]}
                          - {profile: offer, extension: 7009101, firstUser: 9120, lines: 2, campaign: AIOUT, server: pbx-3}
                        humans: {inGroup: HUMANS, did: 8005550199}
                        """, Map.of("API_PASSWORD", "aiapipass1", "ARI_PASSWORD", "ari-secret-1")))
                .containsExactlyInAnyOrder(
                        "web: an address such as https://dialer.example wanted; change it",
                        "servers[1].ip: '10.0.0.5' is given to two of them; give each one of its own",
                        "agents[1].firstUser: its users 9110 to 9111 overlap with 9101 to 9110 of agents[0]; start at 9111"
                                + " or later",
                        "agents[1].server: it is missing, and there are several servers; name one of [pbx-1, pbx-2]",
                        "agents[1].campaign: there is no campaign 'AIIN' in this file; name one of [AIOUT]",
                        "agents[1].inGroups[0]: there is no in-group 'AI_IN' in this file; name one of []",
                        "agents[1].extension: 7009101 is that of profile 'offer', too, and the extension alone tells the"
                                + " profile; give it another",
                        "agents[2].server: there is no server 'pbx-3'; name one of [pbx-1, pbx-2]",
                        "agents[2].extension: 7009101 is that of profile 'line', too, and the extension alone tells the"
                                + " profile; give it another");
    }

    @Test
    void anExtensionIsOneEntryOnAServerAndOfOneCampaign() {
        assertThat(Sites.problems("""
                        web: https://dialer.example
                        api: {password: {env: API_PASSWORD}}
                        ari: {password: {env: ARI_PASSWORD}}
                        servers: [{name: pbx-1, ip: 10.0.0.5}, {name: pbx-2, ip: 10.0.0.6}]
                        campaigns: [{id: AIOUT}, {id: AIIN}]
                        agents:
                          - {profile: offer, extension: 7009101, firstUser: 9101, lines: 2, campaign: AIOUT, server: pbx-1}
                          - {profile: offer, extension: 7009101, firstUser: 9201, lines: 2, campaign: AIOUT, server: pbx-1}
                          - {profile: offer, extension: 7009101, firstUser: 9301, lines: 2, campaign: AIIN, server: pbx-2}
                        humans: {inGroup: HUMANS, did: 8005550199}
                        """, Map.of("API_PASSWORD", "aiapipass1", "ARI_PASSWORD", "ari-secret-1")))
                .containsExactlyInAnyOrder(
                        "agents[1].extension: 7009101 is that of another entry of the same server, and calls would not tell"
                                + " which; give it another",
                        "agents[2].campaign: extension 7009101 belongs to campaign 'AIOUT' on another server; give it the"
                                + " same, or another extension");
    }
}
