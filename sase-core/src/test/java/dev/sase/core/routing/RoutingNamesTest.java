package dev.sase.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.SurfaceDescriptor;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingNamesTest {
    @ParameterizedTest
    @CsvSource({
        "ace_agent_active, ace_agents, agent_active, agents",
        "ace_agent_recent, ace_agents, agent_recent, agents",
        "ace_agent_archive, ace_agents, agent_archive, agents",
        "ace_agent_search, ace_agents, agent_search, agents",
        "ace_agent_detail, ace_agents, agent_detail, agents",
        "ace_agent_snapshot, ace_agents, agent_active, agents",
        "ace_changespec_list, ace_changespecs, changespec_list, changespecs",
        "ace_changespec_search, ace_changespecs, changespec_search, changespecs",
        "ace_changespec_detail, ace_changespecs, changespec_detail, changespecs",
        "ace_notification_list, ace_notifications, notification_list, notifications",
        "ace_notification_detail, ace_notifications, notification_detail, notifications",
        "ace_notification_counts, ace_notifications, notification_counts, notifications",
        "ace_notification_pending_actions, ace_notifications, notification_pending_actions, notifications",
        "ace_artifact_list, ace_artifacts, agent_detail, agents",
        "ace_artifact_detail, ace_artifacts, agent_detail, agents",
        "ace_archive, ace_archive_search, agent_archive, agents",
        "ace_search, ace_archive_search, agent_search, agents",
        "ace_archive_search, ace_archive_search, agent_search, agents"
    })
    void aNameHasItsOwnGroupAndAsksAPlainRead(String name, String group, String wire, String surface) {
        ReadRoute route = RoutingNames.route(name, new SurfaceDescriptor(surface, "Title", "noun", 1));

        assertThat(RoutingNames.wireRead(name)).isEqualTo(wire);
        assertThat(RoutingNames.surface(group)).isEqualTo(surface);
        assertThat(RoutingNames.names(group)).contains(name);
        assertThat(route).isEqualTo(new ReadRoute(name, group, Optional.of(surface + ".read"), wire));
    }

    @Test
    void anyOtherReadIsItsOwn() {
        ReadRoute route = RoutingNames.route("task_list", new SurfaceDescriptor("tasks", "Tasks", "task", 1));

        assertThat(RoutingNames.wireRead("task_list")).isEqualTo("task_list");
        assertThat(RoutingNames.surface("tasks")).isEqualTo("tasks");
        assertThat(RoutingNames.names("tasks")).isEmpty();
        assertThat(route).isEqualTo(new ReadRoute("task_list", "tasks", "tasks.read"));
    }

    @Test
    void thereAreFiveGroups() {
        assertThat(RoutingNames.groups())
                .containsExactly(
                        "ace_agents", "ace_changespecs", "ace_notifications", "ace_artifacts", "ace_archive_search");
    }
}
