package dev.sase.surface.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.Command;
import dev.sase.spi.Parameter;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.Scopes;
import dev.sase.spi.Shape;
import dev.sase.spi.SourceUnit;
import dev.sase.spi.Surface;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotificationsSurfaceTest {
    private final NotificationsSurface surface = new NotificationsSurface();

    @TempDir
    Path folder;

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(Surface.class).stream().map(ServiceLoader.Provider::type))
                .contains(NotificationsSurface.class);
        assertThat(surface.descriptor().readCapability()).isEqualTo("notifications.read");
    }

    @Test
    void servesTheReadsOfTheWireAndTabs() {
        assertThat(surface.reads())
                .extracting(ReadOperation::name)
                .containsExactly(
                        "notification_list",
                        "notification_detail",
                        "notification_counts",
                        "notification_pending_actions",
                        "notification_tabs");
        assertThat(surface.reads())
                .extracting(ReadOperation::shape)
                .containsExactly(Shape.PAGE, Shape.DETAIL, Shape.BARE, Shape.DETAIL, Shape.DETAIL);
    }

    @Test
    void readsWithoutABodyNeedNoArguments() {
        assertThat(surface.reads())
                .filteredOn(read -> !read.name().equals("notification_detail"))
                .allMatch(read -> read.parameters().stream().noneMatch(Parameter::required));
    }

    @Test
    void everyCommandUsesAReadAndItsParameters() {
        for (Command command : surface.commands()) {
            ReadOperation read = surface.reads().stream()
                    .filter(candidate -> candidate.name().equals(command.read()))
                    .findFirst()
                    .orElseThrow();
            assertThat(read.parameters())
                    .extracting(Parameter::name)
                    .containsAll(command.defaults().keySet());
        }
    }

    @Test
    void unitsAreTheStoresThatExist() throws IOException {
        NotifyHome home = new NotifyHome(folder);
        assertThat(units(home, Scopes.every())).isEmpty();

        home.legacy("{}");
        assertThat(units(home, Scopes.every()))
                .extracting(SourceUnit::key)
                .containsExactly("pending_actions/actions.json");

        home.notifications().actions("{}");
        assertThat(units(home, Scopes.every()))
                .extracting(SourceUnit::key)
                .containsExactly("notifications/notifications.jsonl", "pending_actions/actions.json");
        assertThat(units(home, Scopes.every()).getLast().inputs())
                .containsExactly(
                        home.files().resolve(NotifyHome.ACTIONS), home.files().resolve(NotifyHome.LEGACY));
        assertThat(units(home, Scopes.of("home")))
                .hasSize(2)
                .allMatch(unit -> unit.scope().equals("home"));
        assertThat(units(home, Scopes.of("orion"))).isEmpty();
    }

    private List<SourceUnit> units(NotifyHome home, Scopes scopes) throws IOException {
        try (Stream<SourceUnit> units = surface.loader().discover(home.files().home(), scopes)) {
            return units.toList();
        }
    }
}
