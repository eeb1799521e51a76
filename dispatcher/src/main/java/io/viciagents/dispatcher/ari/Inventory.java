package io.viciagents.dispatcher.ari;

import ch.loway.oss.ari4java.generated.models.Application;
import ch.loway.oss.ari4java.generated.models.Bridge;
import ch.loway.oss.ari4java.generated.models.Channel;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts together what Asterisk has from three questions, asked at once. */
final class Inventory {
    private static final int NOT_REGISTERED = 404;
    /** Bridges made by ARI, ours or another application's: Asterisk does not say whose an empty one is. */
    private static final String MADE_BY_ARI = "stasis";

    private Inventory() {}

    static Future<Snapshot> take(Requests requests, AriSettings settings) {
        Future<Set<String>> ours = inApplication(requests, settings);
        Future<List<Channel>> channels = requests.ask(
                "list channels", (ari, answer) -> ari.channels().list().execute(answer));
        Future<List<Bridge>> bridges = requests.ask(
                "list bridges", (ari, answer) -> ari.bridges().list().execute(answer));
        return Future.all(ours, channels, bridges)
                .map(all -> new Snapshot(
                        channels.result().stream()
                                .map(channel -> channel(channel, ours.result(), settings))
                                .toList(),
                        bridges.result().stream()
                                .filter(bridge -> MADE_BY_ARI.equals(bridge.getBridge_class()))
                                .map(Bridge::getId)
                                .collect(Collectors.toUnmodifiableSet())));
    }

    /** Ids of the channels in our application; none when no client has registered it. */
    static Future<Set<String>> inApplication(Requests requests, AriSettings settings) {
        Future<Application> application = requests.ask(
                "look at application " + settings.application(),
                (ari, answer) -> ari.applications().get(settings.application()).execute(answer));
        return application
                .map(found -> Set.copyOf(found.getChannel_ids()))
                .recover(refused -> refused instanceof AriException told && told.status() == NOT_REGISTERED
                        ? Future.succeededFuture(Set.of())
                        : Future.failedFuture(refused));
    }

    private static Snapshot.Channel channel(Channel channel, Set<String> ours, AriSettings settings) {
        List<String> arguments = Channels.arguments(channel, settings.application());
        return new Snapshot.Channel(Channels.entered(channel, arguments), ours.contains(channel.getId()));
    }
}
