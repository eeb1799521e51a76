package io.viciagents.dispatcher.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.CallAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;

class TelephonesTest {
    private final FakeSwitchboard switchboard = new FakeSwitchboard(new Story());

    @Test
    void aTelephoneInUseIsRefused() {
        switchboard.knows("DEVICE_STATE(SIP/8600)", "INUSE");

        assertThat(free("8600")).isEqualTo(new CallAnswer.Refused("8600 is INUSE just now"));
    }

    @Test
    void aTelephoneThatIsNotRegisteredIsRefused() {
        switchboard.knows("DEVICE_STATE(PJSIP/8600)", "UNAVAILABLE");

        assertThat(free("8600")).isInstanceOf(CallAnswer.Refused.class);
    }

    @Test
    void aFreeTelephoneIsPromised() {
        switchboard.knows("DEVICE_STATE(PJSIP/8600)", "NOT_INUSE");
        switchboard.knows("EXTENSION_STATE(8600@default)", "UNKNOWN");

        assertThat(free("8600")).isEqualTo(new CallAnswer.Done("8600 is free"));
    }

    @Test
    void ofANumberThatIsNoTelephoneNobodyKnowsItBeforeItRings() {
        switchboard.knows("EXTENSION_STATE(917275551212@default)", "UNKNOWN");
        switchboard.knows("DEVICE_STATE(PJSIP/917275551212)", "INVALID");

        assertThat(free("917275551212"))
                .isEqualTo(new CallAnswer.Done("whether 917275551212 is taken shows when it rings"));
    }

    @Test
    void anAsteriskThatDoesNotAnswerIsARefusal() {
        switchboard.refuse("variable");

        assertThat(free("8600")).isInstanceOf(CallAnswer.Refused.class);
    }

    @Test
    void whatIsNoExtensionIsNotAskedForAtAll() {
        for (String wrong : List.of("", "86)", "SIP/8600", "${X}")) {
            assertThat(free(wrong)).isEqualTo(new CallAnswer.Refused("there is no such extension"));
        }
    }

    private CallAnswer free(String extension) {
        return new Telephones(switchboard).free("17.1", extension).await();
    }
}
