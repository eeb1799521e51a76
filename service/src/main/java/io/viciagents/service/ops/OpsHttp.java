package io.viciagents.service.ops;

import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import io.viciagents.service.configuration.Secret;
import java.util.Optional;

/**
 * The section {@code http} of a service's configuration: where operators and their tools ask.
 *
 * @param host an address of this machine
 * @param port 0 means any that is free
 * @param token the bearer token of the routes that change something
 */
public record OpsHttp(
        @Default("127.0.0.1") @Doc("0.0.0.0, if Prometheus or Kubernetes asks from another machine.")
        String host,

        @Default("8080") @Doc("Another, if this one is in use; 0 for any that is free.")
        int port,

        @Doc("Give one to allow the requests that change something, such as POST /drain; without it they are refused.")
        Optional<Secret> token) {
    /** Refuses what cannot be listened on. */
    public OpsHttp {
        new Checks()
                .that(!host.isBlank(), "host", "it is empty; give an address of this machine, such as 127.0.0.1")
                .port("port", port, 0)
                .done();
    }
}
