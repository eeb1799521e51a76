package io.viciagents.node;

import io.viciagents.node.chain.Providers;
import io.viciagents.node.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a profile needs that this node may not have.
 *
 * @param secrets the names of those that are configured
 * @param providers of this node
 */
record ProfileFit(Set<String> secrets, Providers providers) {
    /** Keeps the names as they were given. */
    ProfileFit {
        secrets = Set.copyOf(secrets);
    }

    /** Each a sentence with its cure. A profile in a language that nobody here speaks is no mistake: its calls are refused. */
    List<String> problems(Profile profile) {
        List<String> problems =
                new ArrayList<>(providers.problems(profile.providers(), profile.language(), profile.voice()));
        profile.secrets().stream()
                .filter(name -> !secrets.contains(name))
                .sorted()
                .forEach(name -> problems.add("model.tools.http: refers to the secret '" + name
                        + "'; give it under 'secrets' in the node's configuration, from the environment or a file"));
        return problems;
    }
}
