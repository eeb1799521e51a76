package io.viciagents.node;

import io.viciagents.cluster.ClusterSettings;
import io.viciagents.node.embedded.EmbeddedSettings;
import io.viciagents.node.provider.Provider;
import io.viciagents.node.storage.StorageSettings;
import io.viciagents.service.ServiceConfiguration;
import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import io.viciagents.service.configuration.Secret;
import io.viciagents.service.log.LogSettings;
import io.viciagents.service.ops.OpsHttp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The whole configuration of an agent node.
 *
 * @param name for people: in logs, metrics and the recordings
 * @param slots how many calls it may have at once
 * @param cpuLimit the share of the machine's CPU that may be used
 * @param labels what routes may ask for
 * @param profiles the folder of agent profiles
 * @param recordings the folder for recordings and transcripts
 * @param storage where the recordings of all nodes come together
 * @param secrets of the HTTP tools of profiles, by their names
 * @param media its RTP
 * @param embedded how much of this machine the embedded speech engines may use
 * @param providers of speech and language, by names that profiles use
 * @param cluster how it joins the cluster
 * @param http where operators ask
 * @param log how it logs
 * @param finishWithin how long running calls may finish when the node is stopped
 * @param stopWithin how long a stop may take
 */
public record AgentNodeConfiguration(
        @Default("agent-node") @Doc("Give each node its own name, so that people can tell them apart.")
        String name,

        @Default("50") @Doc("Measured, not guessed: see the sizing table of the operations page.")
        int slots,

        @Doc("A share, such as 0.7: no new calls when more of the machine is busy. Without it slots alone count.")
        Optional<Double> cpuLimit,

        @Default @Doc("What the nodes of a route must have, such as pool: sales, or an Asterisk's zone.")
        Map<String, String> labels,

        @Doc("The folder of agent profiles, one YAML file each.")
        Path profiles,

        @Default("recordings") @Doc("The folder for recordings and transcripts.")
        Path recordings,

        @Doc("For one recording of a call that changed its node; without it, each node keeps its part.")
        Optional<StorageSettings> storage,

        @Default @Doc("What the HTTP tools of profiles refer to as {secret:NAME}, by these names.")
        Map<String, Secret> secrets,

        @Default @Doc("Where Asterisk sends the calls' audio.")
        MediaConfiguration media,

        @Default @Doc("The embedded speech engines, which need no key.")
        EmbeddedSettings embedded,

        @Default @Doc("Providers over a network, by names of your own, for profiles to use: see docs/providers.md.")
        Map<String, Provider> providers,

        @Default("{port: 5702, eventBusPort: 15702}") @Doc("How the members of the cluster find each other.")
        ClusterSettings cluster,

        @Default("{port: 8082}") @Doc("Where operators and Prometheus ask.")
        OpsHttp http,

        @Default @Doc("How it logs.") LogSettings log,

        @Default("0s") @Doc("As long as your calls last, if you would rather wait than move them to other nodes.")
        Duration finishWithin,

        @Default("30s") @Doc("Longer than finishWithin by the time that an agent's longest sentence takes.")
        Duration stopWithin)
        implements ServiceConfiguration {
    /** Refuses what could serve nobody. */
    public AgentNodeConfiguration {
        new Checks()
                .that(slots >= 1, "slots", "1 or more wanted, got " + slots + "; see how many calls this machine bears")
                .that(
                        cpuLimit.isEmpty() || (cpuLimit.get() > 0 && cpuLimit.get() <= 1),
                        "cpuLimit",
                        "a share above 0 and up to 1 wanted, such as 0.7, got " + cpuLimit.orElse(0.0))
                .done();
        labels = Map.copyOf(labels);
    }
}
