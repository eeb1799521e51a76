package io.viciagents.dispatcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsAreAlignedNumbersToTheRight() {
        Table table = new Table("NAME", "CALLS");
        table.row("a", 5);
        table.row("longer", 1234);
        StringWriter out = new StringWriter();

        table.print(new PrintWriter(out));
        assertThat(out.toString().lines()).containsExactly("NAME    CALLS", "a           5", "longer   1234");
    }

    @Test
    void whatATerminalWouldObeyIsNotPrinted() {
        Table table = new Table("SAID");
        table.row("\u001b[2Jhello\nworld");
        StringWriter out = new StringWriter();

        table.print(new PrintWriter(out));
        assertThat(out.toString().lines()).containsExactly("SAID", " [2Jhello world");
    }

    @Test
    void csvIsQuotedAndHoldsNoFormula() {
        Table table = new Table("a", "b");
        table.row("say \"hi\", twice", "=cmd()");
        table.row(-1.5, "+1727");

        assertThat(table.csv()).isEqualTo("a,b\r\n\"say \"\"hi\"\", twice\",'=cmd()\r\n-1.5,'+1727\r\n");
    }
}
