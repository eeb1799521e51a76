package io.viciagents.vicidial.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.vicidial.api.ApiLine.Kind;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ApiLineTest {
    @Test
    void bothSeparatorsEndTheReason() {
        assertThat(ApiLine.parse("add_lead", "SUCCESS: add_lead LEAD HAS BEEN ADDED - 7275551212|1001|100||aiapi"))
                .contains(new ApiLine(
                        Kind.SUCCESS, "LEAD HAS BEEN ADDED", List.of("7275551212", "1001", "100", "", "aiapi")));
        assertThat(ApiLine.parse("lead_all_info", "ERROR: lead_all_info LEAD NOT FOUND: aiapi|99|"))
                .contains(new ApiLine(Kind.ERROR, "LEAD NOT FOUND", List.of("aiapi", "99", "")));
        assertThat(ApiLine.parse("ra_call_control", "ERROR: no active call found - V1"))
                .contains(new ApiLine(Kind.ERROR, "no active call found", List.of("V1")));
        assertThat(ApiLine.parse("x", "ERROR: NO FUNCTION SPECIFIED"))
                .contains(new ApiLine(Kind.ERROR, "NO FUNCTION SPECIFIED", List.of("")));
        assertThat(ApiLine.parse("x", "ERROR: Invalid Source - "))
                .contains(new ApiLine(Kind.ERROR, "Invalid Source", List.of("")));
    }

    @Test
    void aReasonNeverHoldsWhatWeSent() {
        String login = "ERROR: Invalid Username/Password: |aiapi|pass - word|0|1|BAD|0|api|SELECT count(*) from x;|";
        assertThat(ApiLine.parse("ra_call_control", login).orElseThrow().reason())
                .isEqualTo("Invalid Username/Password");
    }

    @Test
    void valuesAndTablesAreNoLines() {
        assertThat(ApiLine.parse("lead_field_info", "NEW")).isEmpty();
        assertThat(ApiLine.parse("lead_field_info", "")).isEmpty();
        assertThat(ApiLine.parse("version", "VERSION: 2.14-202|BUILD: 250720-1841|"))
                .isEmpty();
    }

    @Test
    void tablesAreReadByTheirHeader() {
        assertThat(ApiTable.rows("user|status\n9001|INCALL\n9002\n"))
                .containsExactly(Map.of("user", "9001", "status", "INCALL"), Map.of("user", "9002", "status", ""));
        assertThat(ApiTable.rows("")).isEmpty();
        assertThat(ApiTable.rows("user|status\n")).isEmpty();
    }

    @Test
    void whatPeopleWroteIntoTheCommentsDoesNotShiftTheOtherColumns() {
        assertThat(ApiTable.row("status|comments|lead_id\nNEW|a|b\nc|100\n", "comments"))
                .isEqualTo(Map.of("status", "NEW", "comments", "a|b\nc", "lead_id", "100"));
    }

    @Test
    void noAnswerEverThrows() {
        Random random = new Random(11);
        String letters = "SUCCESS: ERROR: NOTICE: add_lead - ||::\n\r- abc\u00e9\0";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(60);
            for (int at = 0; at < length; at++) {
                int from = random.nextInt(letters.length());
                text.append(letters, from, Math.min(letters.length(), from + 1 + random.nextInt(9)));
            }
            ApiRequest request = ApiRequest.nonAgent("add_lead", ApiRequest.Repeat.NEVER);
            ApiAnswer answer = new ApiAnswer("d1", request, 200, text.toString());
            answer.lines();
            answer.isError();
            assertThat(answer.unexpected()).isNotNull();
            ApiTable.rows(text.toString());
            ApiTable.row(text.toString(), "abc");
            LoginWords.check("d1", Api.NON_AGENT, "add_lead", text.toString());
        }
    }
}
