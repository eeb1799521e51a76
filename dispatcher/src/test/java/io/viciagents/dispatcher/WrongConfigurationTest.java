package io.viciagents.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.service.configuration.Configuration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is named by its whole key, however deep it stands. */
class WrongConfigurationTest {
    private static final Map<String, String> RIGHT = Map.of(
            "ARI_PASSWORD", "secret",
            "DISPATCHER_ASTERISKS", "[{name: a, url: 'http://127.0.0.1:8088', password: {env: ARI_PASSWORD}}]",
            "DISPATCHER_ROUTES", "{'*': {profile: p, fallback: {type: in-group, name: HUMANS}}}");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DISPATCHER_HTTP_PORT            | 99999 | http.port: 99999 is out of range
            DISPATCHER_CLUSTER_PORT         | -1    | cluster.port: -1 is out of range
            DISPATCHER_CLUSTER_DISPATCHERS  | 0     | cluster.dispatchers: 1 or more wanted
            DISPATCHER_ASTERISKS            | []    | asterisks: it is empty
            DISPATCHER_ASTERISKS_0_NAME     | a/b   | asterisks[0].name: 'a/b' is not usable
            DISPATCHER_ASTERISKS_0_DIALER   | main  | asterisks[0].dialer: there is no dialer 'main'
            DISPATCHER_ROUTES               | {}    | routes: it is empty
            DISPATCHER_LIMITS_OFFER         | 0s    | limits.offer: longer than nothing wanted
            DISPATCHER_DATABASE             | {url: 'postgresql://db/x', user: {env: ARI_PASSWORD}, password: {env: ARI_PASSWORD}, connections: 0} | database.connections: 1 or more
            DISPATCHER_ASTERISKS_0_URL | tcp://pbx | asterisks[0].url: it is no HTTP server
            DISPATCHER_RETENTION_CALLS | 5s | retention.calls: less than an hour
            DISPATCHER_CAPACITY_REPEAT | 1ms | capacity.repeat: it is shorter than interval
            DISPATCHER_ROUTES | {'1': {profile: p, fallbackDisposition: TOOLONGONE, fallback: {type: in-group, name: H}}} | routes.1.fallbackDisposition:
            DISPATCHER_ROUTES | {'1': {profile: p, fallback: {type: in-group, name: H}, remoteAgent: {user: '9 1', campaign: A}}} | routes.1.remoteAgent.user:
            DISPATCHER_ROUTES | {'1': {profile: p, fallback: {type: in-group, name: H}, remoteAgent: {user: '91', campaign: A, lines: 0}}} | routes.1.remoteAgent.lines:
            DISPATCHER_DIALERS | [{name: main, web: 'd.example', user: aiapi, password: {env: ARI_PASSWORD}, zone: UTC}] | dialers[0].web: 'd.example' is no web server
            DISPATCHER_DIALERS | [{name: main, web: 'https://d.example', user: a b, password: {env: ARI_PASSWORD}, zone: UTC}] | dialers[0].user: 'a b' is no user
            DISPATCHER_DIALERS | [{name: main, web: 'https://d.example', user: aiapi, password: {env: ARI_PASSWORD}, zone: UTC, source: x}] | dialers[0].source:
            DISPATCHER_DIALERS | [{name: main, web: 'https://d.example', user: aiapi, password: {env: ARI_PASSWORD}, zone: UTC, statuses: [APPT, TOOLONGONE]}] | dialers[0].statuses[1]: 'TOOLONGONE' is no status
            DISPATCHER_DATABASE | {url: 'mysql://db/x', user: {env: ARI_PASSWORD}, password: {env: ARI_PASSWORD}} | database.url: url is no database
            """)
    void eachWrongValueIsNamedByItsWholeKey(String variable, String value, String problem) {
        Map<String, String> environment = new HashMap<>(RIGHT);
        environment.put(variable, value);
        var refused = (Configuration.Refused<DispatcherConfiguration>)
                Configuration.withoutFile(DispatcherConfiguration.class, "DISPATCHER", environment);
        assertThat(refused.problems()).anySatisfy(line -> assertThat(line).startsWith(problem));
    }
}
