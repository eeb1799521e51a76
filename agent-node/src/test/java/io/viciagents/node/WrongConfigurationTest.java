package io.viciagents.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.service.configuration.Configuration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is named by its whole key, however deep it stands. */
class WrongConfigurationTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AGENT_NODE_SLOTS                                  | 0      | slots: 1 or more wanted, got 0
            AGENT_NODE_HTTP_PORT                              | 99999  | http.port: 99999 is out of range
            AGENT_NODE_HTTP                                   | {host: ''} | http.host: it is empty
            AGENT_NODE_CLUSTER_PORT                           | 0      | cluster.port: 0 is out of range
            AGENT_NODE_CLUSTER_EVENT_BUS_PORT                 | 65536  | cluster.eventBusPort: 65536 is out of range
            AGENT_NODE_CLUSTER_MEMBERS                        | []     | cluster.members: it is empty
            AGENT_NODE_MEDIA_PORTS_FIRST                      | 70000  | media.ports.first: 70000 is out of range
            AGENT_NODE_MEDIA_PORTS                            | {type: per-call, first: 65000, count: 999} | media.ports.count: a range
            AGENT_NODE_MEDIA_HOST                             | 0.0.0.0 | media.advertise: it is missing, and host is every address
            AGENT_NODE_MEDIA_LOOPS                            | -1     | media.loops: 0 or more wanted
            AGENT_NODE_MEDIA_LONGEST_DELAY                    | 1ms    | media.longestDelay: it is shorter
            AGENT_NODE_EMBEDDED_DECODERS                      | 0      | embedded.decoders: 1 or more wanted
            AGENT_NODE_PROVIDERS                              | {a: {type: deepgram, key: {env: KEY}, url: 'http://x'}} | providers.a.url: an address that begins with wss://
            AGENT_NODE_PROVIDERS                              | {a: {type: deepgram, key: {env: KEY}, limits: {retries: 9}}} | providers.a.limits.retries: 0 to 5 wanted
            AGENT_NODE_PROVIDERS                              | {a: {type: openai-compatible, model: m, parameters: {p: x}}} | providers.a.parameters.p: it is no JSON
            AGENT_NODE_PROVIDERS                              | {a: {type: azure, key: {env: KEY}}} | providers.a.region: it is missing; give it, or host instead
            AGENT_NODE_PROVIDERS                              | {a: {type: azure, key: {env: KEY}, region: Southeast Asia}} | providers.a.region: the region's name is wanted as an address has it, such as southeastasia
            AGENT_NODE_PROVIDERS                              | {a: {type: azure, key: {env: KEY}, region: eastus, host: 'wss://x.example.com'}} | providers.a.host: there is a region, too
            AGENT_NODE_PROVIDERS                              | {a: {type: azure, key: {env: KEY}, host: 'https://x.example.com'}} | providers.a.host: an address that begins with wss://
            AGENT_NODE_PROVIDERS                              | {a: {type: azure, region: eastus}} | providers.a.key: it is missing
            AGENT_NODE_PROVIDERS                              | {a: {type: azure, key: {env: KEY}, region: eastus, silence: 9s}} | providers.a.silence: 100ms to 5s wanted
            """)
    void eachWrongValueIsNamedByItsWholeKey(String variable, String value, String problem) {
        var refused = (Configuration.Refused<AgentNodeConfiguration>) Configuration.withoutFile(
                AgentNodeConfiguration.class,
                "AGENT_NODE",
                Map.of("AGENT_NODE_PROFILES", "profiles", "KEY", "secret", variable, value));
        assertThat(refused.problems()).singleElement().asString().startsWith(problem);
    }
}
