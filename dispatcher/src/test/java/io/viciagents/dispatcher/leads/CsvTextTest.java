package io.viciagents.dispatcher.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class CsvTextTest {
    @Test
    void cellsInQuotesHoldSeparatorsLineEndsAndQuotes() {
        assertThat(CsvText.lines("a,b\r\n\"x, \"\"y\"\"\nz\" , 2 \n\n3,\n"))
                .extracting(line -> line.number() + ":" + line.cells())
                .containsExactly("1:[a, b]", "2:[x, \"y\"\nz, 2]", "5:[3, ]");
    }

    @Test
    void theSeparatorIsWhatTheFirstLineHasMostOf() {
        assertThat(CsvText.lines("phone;name\n1;a, b\n").getLast().cells()).containsExactly("1", "a, b");
        assertThat(CsvText.lines("phone\tname\n1\ta\n").getLast().cells()).containsExactly("1", "a");
        assertThat(CsvText.lines("\uFEFFphone\n1\n").getFirst().cells()).containsExactly("phone");
    }

    @Test
    void whateverComesIsReadAndQuotingComesBack() {
        Random random = new Random(7);
        String letters = "a,\";\n\r\t b";
        for (int turn = 0; turn < 2_000; turn++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(30), 0, letters.length()).forEach(at -> text.append(letters.charAt(at)));
            CsvText.lines(text.toString());
            String cell = text.toString().strip();
            String file = "x," + CsvText.quoted(cell) + "\n";
            assertThat(CsvText.lines(file).getFirst().cell(1)).isEqualTo(cell);
        }
    }
}
