package io.viciagents.dispatcher.ari;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the dialplan gave to Stasis, taken apart as Asterisk does it. */
final class StasisArgumentsTest {
    @Test
    void argumentsEndAtCommas() {
        assertThat(StasisArguments.split("ai-agent,inbound,1000,M1234567,5551000"))
                .containsExactly("ai-agent", "inbound", "1000", "M1234567", "5551000");
    }

    @Test
    void argumentsMayBeEmpty() {
        assertThat(StasisArguments.split("")).containsExactly("");
        assertThat(StasisArguments.split("ai-agent,,")).containsExactly("ai-agent", "", "");
    }

    @Test
    void commasInQuotesAndBracketsBelongToTheArgument() {
        assertThat(StasisArguments.split("a,\"Smith, J\",f(x,y),[1,2],c\\,d"))
                .containsExactly("a", "Smith, J", "f(x,y)", "[1,2]", "c,d");
    }

    @Test
    void whateverComesIsTakenApart() {
        Random random = new Random(11);
        String letters = "ab,\"\\()[]";
        for (int round = 0; round < 10_000; round++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(20), 0, letters.length()).forEach(index -> text.append(letters.charAt(index)));
            assertThat(StasisArguments.split(text.toString())).isNotEmpty();
        }
    }
}
