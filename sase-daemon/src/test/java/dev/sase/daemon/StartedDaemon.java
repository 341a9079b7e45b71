package dev.sase.daemon;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests of requests to a daemon that has projected its notes. */
abstract class StartedDaemon {
    protected static final String LIST = "{\"surface\":\"note_list\",\"data\":{\"page\":{\"limit\":10}}}";

    protected DaemonFixture fixture;
    protected SaseDaemon daemon;
    protected RawClient client;

    @BeforeEach
    void start() throws IOException {
        fixture = new DaemonFixture();
        daemon = configured(fixture.builder()).start();
        client = fixture.client();
        Backfill.await(client);
    }

    /** What a test wants of its daemon besides. */
    protected SaseDaemon.Builder configured(SaseDaemon.Builder builder) {
        return builder;
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        daemon.close();
        fixture.close();
    }
}
