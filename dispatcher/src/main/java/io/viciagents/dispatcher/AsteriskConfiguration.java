package io.viciagents.dispatcher;

import io.viciagents.dispatcher.ari.AriSettings;
import io.viciagents.dispatcher.call.Ids;
import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import io.viciagents.service.configuration.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * One Asterisk whose calls this dispatcher may take.
 *
 * @param name what we call it: in ids of calls, logs and metrics, and where agent nodes give it an address of their own
 * @param url its HTTP server, such as http://10.0.0.5:8088
 * @param user a section of its ari.conf
 * @param password of that user
 * @param application the name by which the dialplan gives calls to Stasis
 * @param mediaHost where agent nodes reach its RTP
 * @param zone of the nodes that its calls go to, if one there has room
 * @param dialer which dialer it belongs to; empty for an Asterisk without VICIdial
 */
public record AsteriskConfiguration(
        @Doc("Give each Asterisk a name that stays, for calls are told apart by it; its systemname is not used.")
        String name,

        @Doc("The HTTP server of its http.conf.") URI url,

        @Default("vici-agents") @Doc("The section of ari.conf that was made for us.")
        String user,

        @Doc("From a file or the environment: {file: /run/secrets/ari} or {env: ARI_PASSWORD}.")
        Secret password,

        @Default("ai-agent") @Doc("Another name only when the dialplan names another.")
        String application,

        @Doc("Give it when agent nodes reach its RTP by another address than the one it tells.")
        Optional<String> mediaHost,

        @Doc("When nodes are in several places: the value of the label zone of those that should have its calls.")
        Optional<String> zone,

        @Doc("The name of its dialer; without one calls end by the dialplan, and their books are the log.")
        Optional<String> dialer) {
    /** Refuses names that could not be told apart in the id of a call. */
    public AsteriskConfiguration {
        new Checks()
                .that(
                        name.matches("[0-9A-Za-z._-]+"),
                        "name",
                        "'" + name + "' is not usable; give one of letters, digits, '.', '_' and '-'")
                .that(
                        ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null,
                        "url",
                        "it is no HTTP server of an Asterisk; write such as http://10.0.0.5:8088")
                .that(
                        url.getUserInfo() == null,
                        "url",
                        "it holds a user or password; give them by user and password, where they stay hidden")
                .done();
    }

    /** How it is reached. */
    AriSettings ari() {
        return new AriSettings(
                name, url, user, password::reveal, application, Ids.MEDIA, mediaHost, AriSettings.Limits.STANDARD);
    }
}
