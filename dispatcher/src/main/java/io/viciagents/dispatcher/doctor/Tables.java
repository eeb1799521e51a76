package io.viciagents.dispatcher.doctor;

import io.viciagents.dispatcher.setup.Rows;
import io.viciagents.vicidial.tables.TablesException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** VICIdial's tables, if there is an account: whoever looks into them says the same when there is none. */
final class Tables {
    private final Optional<Rows> rows;

    Tables(Optional<Rows> rows) {
        this.rows = rows;
    }

    List<Finding> look(Function<Rows, List<Finding>> look) {
        try {
            return rows.map(look)
                    .orElseGet(() -> List.of(Finding.notChecked(
                            "",
                            "VICIdial's tables are not looked at, for no database account is given",
                            "name a read-only account as database in the site's file")));
        } catch (TablesException unreadable) {
            return List.of(Finding.notChecked("", unreadable.getMessage() + "", "mend the database account"));
        }
    }
}
