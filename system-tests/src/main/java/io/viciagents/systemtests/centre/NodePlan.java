package io.viciagents.systemtests.centre;

import io.viciagents.systemtests.process.Project;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * How an agent node is to be.
 *
 * @param slots how many calls it takes
 * @param profiles the folder of its agent profiles
 * @param providers as they stand in its configuration
 */
public record NodePlan(int slots, Path profiles, Map<String, Object> providers) {
    /** Keeps the providers as they were given. */
    public NodePlan {
        providers = Map.copyOf(providers);
    }

    /** With the embedded engines alone. */
    public NodePlan(int slots, Path profiles) {
        this(slots, profiles, Map.of());
    }

    /** With the profiles that ship. */
    public static NodePlan of(int slots) {
        return new NodePlan(slots, Project.root().resolve("profiles"));
    }

    /** So many of these. */
    public static List<NodePlan> times(int nodes, int slots) {
        return Collections.nCopies(nodes, of(slots));
    }
}
