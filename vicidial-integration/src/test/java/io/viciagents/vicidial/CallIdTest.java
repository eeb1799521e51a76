package io.viciagents.vicidial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallIdTest {
    @Test
    void aCallIdTellsLeadAndDirection() {
        CallId dialled = CallId.parse("V1202038280000000518").orElseThrow();
        assertThat(dialled.lead()).isEqualTo(new LeadId(518));
        assertThat(dialled.kind()).isEqualTo(CallKind.AUTO_DIALLED);
        assertThat(dialled.kind().isInbound()).isFalse();
        assertThat(CallId.parse("Y1202037250000000515").orElseThrow().kind().isInbound())
                .isTrue();
        assertThat(new CallId("M1202037250000000515").kind()).isEqualTo(CallKind.MANUAL);
        assertThat(new CallId("J1202037250000000515").kind()).isEqualTo(CallKind.CLOSER_TRANSFER);
        assertThat(new CallId("Z1202037250000000515").kind()).isEqualTo(CallKind.OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bob",
                "V120203828000000051",
                "V12020382800000005180",
                "v1202038280000000518",
                "11202038280000000518",
                "V1002038280000000518",
                "V1322038280000000518",
                "V1202438280000000518",
                "V1202060280000000518",
                "V1202038600000000518",
                "V1202038280000000000",
                "V120203828000000051x",
                "V1202038280000000518 "
            })
    void whatIsNoCallIdIsARawCall(String callerName) {
        assertThat(CallId.parse(callerName)).isEmpty();
        assertThatThrownBy(() -> new CallId(callerName)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "V1202038280000000518, 2026-11-20T20:38:31, 2026-11-20T20:38:28",
        "V1202038280000000518, 2027-01-21T00:00:00, 2027-01-20T20:38:28",
        "V1010000010000000001, 2027-01-01T00:00:02, 2027-01-01T00:00:01",
        "V2312359590000000001, 2027-01-01T00:00:02, 2026-12-31T23:59:59",
        "V0310000000000000001, 2026-10-31T00:00:05, 2026-10-31T00:00:00",
        "V2290800000000000001, 2028-02-29T08:00:01, 2028-02-29T08:00:00"
    })
    void theLostMonthAndYearAreTheNearestOnes(String id, LocalDateTime now, LocalDateTime made) {
        assertThat(new CallId(id).madeAt(now)).isEqualTo(made);
    }

    @Test
    void noCallersNameEverThrows() {
        Random random = new Random(7);
        String letters = "VYMJ0123456789 |;\"\u00e9\ud83d\ude00";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder name = new StringBuilder();
            int length = random.nextInt(25);
            for (int at = 0; at < length; at++) {
                name.append(letters.charAt(random.nextInt(at == 0 ? 4 : letters.length())));
            }
            CallId.parse(name.toString()).ifPresent(id -> id.madeAt(LocalDateTime.of(2026, 11, 20, 20, 0)));
        }
    }
}
