package io.viciagents.vicidial.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.viciagents.vicidial.Statuses;
import io.viciagents.vicidial.api.ApiRequest.Repeat;
import java.util.HashMap;
import java.util.Map;

/**
 * Everything that may be asked of one dialer. Any thread may ask; futures complete on a context of the client's own and
 * fail with a {@link DialerException}. What VICIdial would misread is refused before it is sent, by an
 * {@link IllegalArgumentException} that says what was wanted.
 *
 * <p>Has its own pool of connections, so that a slow dialer holds up no other.
 */
public final class DialerClient {
    private final WebClient web;
    private final ApiConnection agent;
    private final ApiConnection nonAgent;
    private final Statuses statuses;

    public DialerClient(Vertx vertx, DialerAccess access, Statuses statuses, DialerAlarm alarm) {
        this.web = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setUserAgentEnabled(false)
                        .setFollowRedirects(false)
                        .setConnectTimeout((int) Math.min(access.timeLimit().toMillis(), Integer.MAX_VALUE)),
                new PoolOptions().setHttp1MaxSize(LoginGate.AT_ONCE * 2));
        this.agent = new ApiConnection(vertx, web, access, Api.AGENT, alarm);
        this.nonAgent = new ApiConnection(vertx, web, access, Api.NON_AGENT, alarm);
        this.statuses = statuses;
    }

    /** Ends and hands over live calls. */
    public CallControl calls() {
        return new CallControl(agent, statuses);
    }

    /** Customers. */
    public Leads leads() {
        return new Leads(nonAgent, statuses);
    }

    /** Call-backs. */
    public Callbacks callbacks() {
        return new Callbacks(nonAgent);
    }

    /** Do-not-call lists. */
    public DoNotCall doNotCall() {
        return new DoNotCall(nonAgent);
    }

    /** Logs of calls. */
    public CallBooks books() {
        return new CallBooks(nonAgent, statuses);
    }

    /** Lines and in-groups. */
    public RemoteAgents remoteAgents() {
        return new RemoteAgents(nonAgent);
    }

    /** What we may ask at all. */
    public Rights rights() {
        return new Rights(agent, nonAgent);
    }

    /** Version and clock of the dialer. */
    public Future<DialerVersion> version(Api api) {
        ApiConnection connection = api == Api.AGENT ? agent : nonAgent;
        return connection
                .ask(new ApiRequest(api, "version", Map.of(), Repeat.HARMLESS))
                .map(answer -> {
                    Map<String, String> parts = new HashMap<>();
                    for (String part : answer.text().strip().split("\\|", -1)) {
                        String[] words = part.split(": ", 2);
                        parts.put(words[0], words.length > 1 ? words[1] : "");
                    }
                    if (!parts.getOrDefault("EPOCH", "").matches("[0-9]{1,12}")) {
                        throw answer.unexpected();
                    }
                    return new DialerVersion(
                            parts.getOrDefault("VERSION", ""),
                            parts.getOrDefault("BUILD", ""),
                            parts.getOrDefault("DATE", ""),
                            Long.parseLong(parts.getOrDefault("EPOCH", "0")));
                });
    }

    /** Sends nothing more to an API, for the same login was refused to another. */
    public void stopLogins(Api api) {
        (api == Api.AGENT ? agent : nonAgent).stopLogins();
    }

    /** Lets requests to an API pass again whose login was refused: one, and the others when it was accepted. */
    public void tryLoginAgain(Api api) {
        (api == Api.AGENT ? agent : nonAgent).tryLoginAgain();
    }

    /** Closes the connections. */
    public void close() {
        web.close();
    }
}
