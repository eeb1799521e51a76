package io.viciagents.dispatcher.vicidial;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.viciagents.dispatcher.mariadb.VicidialDatabase;
import io.viciagents.vicidial.tables.DialerTables;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatusesThereTest {
    @Test
    void aStatusThatNeitherTheSystemNorACampaignHasIsMissing() {
        VicidialDatabase vicidial = new VicidialDatabase();
        vicidial.run("INSERT INTO vicidial_statuses (status) VALUES ('SALE'), ('NP');"
                + " INSERT INTO vicidial_campaign_statuses (status, campaign_id) VALUES ('APPT', 'AIOUT');");
        Vertx vertx = Vertx.vertx();
        try (DialerTables tables = DialerTables.open(vertx, vicidial.access())) {
            assertThat(StatusesThere.missing(Set.of("SALE", "APPT", "WRONG"), tables))
                    .containsExactly("WRONG");
        } finally {
            vertx.close().await();
        }
    }
}
