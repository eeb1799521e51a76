package io.viciagents.systemtests.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.calls.SharedCentre.Site;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The node that is asked first does not take the call. */
@ExtendWith(ScarceCentre.class)
@ParameterizedClass
@EnumSource
class NodeRefusesIT {
    private final AsteriskVersion version;
    private final Site site = ScarceCentre.site();

    NodeRefusesIT(AsteriskVersion version) {
        this.version = version;
    }

    @AfterEach
    void nothingIsLeft() {
        site.awaitNothingLeft();
    }

    @Test
    void whenANodeRefusesTheCallTheNextIsAsked() {
        // Half of the willing node's slots are taken by the first, none of the other's: that one is asked first.
        try (PlacedCall first = dial().hearsAgent();
                PlacedCall second = dial().hearsAgent()) {
            assertThat(first.reference()).isNotEqualTo(second.reference());
            assertThat(site.centre().callLog().refusals(second.reference())).containsExactly(ScarceCentre.REFUSED);
        }
    }

    private PlacedCall dial() {
        return site.dial(version, AsteriskOptions.APPOINTMENT_EXTENSION);
    }
}
