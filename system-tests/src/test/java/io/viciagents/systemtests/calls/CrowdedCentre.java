package io.viciagents.systemtests.calls;

import io.viciagents.systemtests.calls.SharedCentre.Site;
import io.viciagents.systemtests.centre.NodePlan;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A centre like the {@link SharedCentre} whose two nodes take four calls each. */
final class CrowdedCentre implements BeforeAllCallback {
    static final int SLOTS = 8;

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(CrowdedCentre.class))
                .computeIfAbsent(Site.class, _ -> site(), Site.class);
    }

    static Site site() {
        return Crowded.SITE;
    }

    private static final class Crowded {
        private static final NodePlan HALF = NodePlan.of(SLOTS / 2);
        private static final Site SITE = Site.start("crowded", folder -> List.of(HALF, HALF));
    }
}
