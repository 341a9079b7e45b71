package dev.sase.cli.daemon;

import dev.sase.cli.command.Version;
import dev.sase.core.Sase;
import dev.sase.core.config.Configuration;
import dev.sase.core.config.ConfigurationKey;
import dev.sase.core.config.ConfigurationValue;
import dev.sase.core.config.EnvironmentVariable;
import dev.sase.core.config.Origin;
import dev.sase.core.home.DaemonInspection;
import dev.sase.core.registry.SourceCircumstances;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.core.routing.DaemonSession;
import dev.sase.core.routing.FailureMemory;
import dev.sase.core.routing.FallbackReason;
import dev.sase.core.routing.ReadRoute;
import dev.sase.core.routing.ReadRouter;
import dev.sase.core.routing.Routed;
import dev.sase.core.routing.RoutingNames;
import dev.sase.core.routing.RoutingPolicy;
import dev.sase.core.transport.ClientInfo;
import dev.sase.core.transport.DaemonEndpoint;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Surface;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would happen to a read of each group now, and why. It is found as a read finds it: by the same switches, and by asking
 * the daemon the same question, at most once.
 *
 * @param daemon what is known of the daemon
 * @param escape what keeps everything away from the daemon; a default if nothing does
 * @param disabled whether something does
 * @param milestones the milestones of reads
 * @param groups the read groups
 */
record Rollout(
        DaemonView daemon, Outlook.Decision escape, boolean disabled, List<Outlook> milestones, List<Outlook> groups) {
    private static final String DISABLED = "disabled";

    /**
     * Looks at everything and changes nothing.
     *
     * @param environment the variables of the user, on which it depends whether a daemon reads the same sources
     * @param noDaemon whether the command line switches the daemon off
     */
    static Rollout examine(
            DaemonTarget target, SurfaceRegistry registry, Map<String, String> environment, boolean noDaemon) {
        return new Examination(target, registry, environment, noDaemon).rollout();
    }

    private static final class Examination {
        private final DaemonTarget target;
        private final Configuration configuration;
        private final SurfaceRegistry registry;
        private final Map<String, String> environment;
        private final boolean noDaemon;
        private final List<String> surfaces;
        private final RoutingPolicy policy;
        private Optional<Routed.Fallback> unreachable = Optional.empty();

        Examination(DaemonTarget target, SurfaceRegistry registry, Map<String, String> environment, boolean noDaemon) {
            this.target = target;
            this.configuration = target.configuration();
            this.registry = registry;
            this.environment = environment;
            this.noDaemon = noDaemon;
            this.surfaces = registry.surfaces().stream()
                    .map(surface -> surface.descriptor().id())
                    .toList();
            this.policy = configuration.routingPolicy(surfaces, noDaemon);
        }

        Rollout rollout() {
            DaemonInspection inspection = target.inspect();
            boolean disabled = policy.noDaemon();
            DaemonView daemon = disabled
                    ? DaemonView.unasked(inspection, "the daemon is switched off and was not asked")
                    : inspection.state() == DaemonInspection.State.RUNNING
                            ? DaemonView.ask(inspection, target.endpoint(inspection))
                            : DaemonView.unasked(inspection, inspection.message());
            List<Outlook> groups = new ArrayList<>();
            DaemonEndpoint endpoint =
                    new DaemonEndpoint(target.locations().socketPath(), ClientInfo.of("sase", Version.text()));
            FailureMemory memory = new FailureMemory(target.locations().runRoot(), Clock.systemUTC());
            SaseHome home = Sase.home(target.locations(), configuration, environment);
            SourceCircumstances circumstances = new SourceCircumstances(registry, home);
            try (DaemonSession session = new DaemonSession(endpoint, memory, circumstances)) {
                ReadRouter router = new ReadRouter(policy, session);
                for (String group : configuration.readGroups(surfaces)) {
                    groups.add(group(group, router, session, daemon));
                }
            }
            return new Rollout(daemon, escape(), disabled, milestones(daemon), List.copyOf(groups));
        }

        private Outlook.Decision escape() {
            String variable = EnvironmentVariable.NO_DAEMON.variable();
            if (noDaemon) {
                return new Outlook.Decision("--no-daemon", "true", Origin.option("--no-daemon"));
            }
            boolean on = configuration.daemonDisabled();
            return new Outlook.Decision(variable, String.valueOf(on), on ? Origin.variable(variable) : Origin.DEFAULT);
        }

        private List<Outlook> milestones(DaemonView daemon) {
            return List.of(
                    milestone(
                            "milestone.m0_shadow_indexing",
                            "The daemon indexes the sources",
                            ConfigurationKey.SHADOW_INDEXING,
                            "shadow",
                            daemon),
                    milestone(
                            "milestone.m1_read_through",
                            "Reads may go through the daemon",
                            ConfigurationKey.READ_THROUGH,
                            "read_through",
                            daemon));
        }

        private Outlook milestone(String id, String title, ConfigurationKey key, String mode, DaemonView daemon) {
            ConfigurationValue value = configuration.value(key);
            boolean on = value.isOn() && !policy.noDaemon();
            return new Outlook(
                    id,
                    Optional.empty(),
                    title,
                    on ? mode : DISABLED,
                    policy.noDaemon() ? escape() : Outlook.Decision.of(value),
                    key.variable().orElseThrow(),
                    Optional.empty(),
                    true,
                    Optional.empty(),
                    on ? blocked(daemon, Optional.empty()) : List.of(),
                    true);
        }

        private Outlook group(String group, ReadRouter router, DaemonSession session, DaemonView daemon) {
            String surface = RoutingNames.surface(group);
            Optional<Surface> owner = registry.surface(surface);
            Optional<FallbackReason> closed = policy.closedBy(group);
            Optional<Routed.Fallback> fallback = foresee(group, surface + ".read", closed, router, session);
            List<String> blocked = new ArrayList<>();
            if (closed.isEmpty()) {
                if (owner.isEmpty()) {
                    blocked.add("no surface of this program serves " + surface);
                }
                blocked.addAll(blocked(daemon, Optional.of(surface + ".read")));
                if (blocked.isEmpty()) {
                    fallback.map(Routed.Fallback::message).ifPresent(blocked::add);
                }
            }
            boolean ace = RoutingNames.groups().contains(group);
            String title = owner.map(found -> found.descriptor().title()).orElse("Surface " + surface);
            return new Outlook(
                    "read." + group,
                    Optional.of(group),
                    ace ? title + ", as ACE reads them" : title,
                    mode(closed),
                    decision(group, closed),
                    configuration.readGroup(group).variable().orElseThrow(),
                    Optional.of(surface),
                    owner.isPresent(),
                    fallback,
                    List.copyOf(blocked),
                    !ace);
        }

        /** What a read would meet; one that cannot reach the daemon tells for all that follow. */
        private Optional<Routed.Fallback> foresee(
                String group,
                String capability,
                Optional<FallbackReason> closed,
                ReadRouter router,
                DaemonSession session) {
            if (closed.isEmpty() && unreachable.isPresent()) {
                return unreachable;
            }
            Optional<Routed.Fallback> found = router.foresee(new ReadRoute("read." + group, group, capability));
            if (closed.isEmpty() && session.diagnostics().opened().isPresent()) {
                unreachable = found;
            }
            return found;
        }

        private static String mode(Optional<FallbackReason> closed) {
            return closed.map(reason -> reason == FallbackReason.DAEMON_DISABLED ? DISABLED : "direct")
                    .orElse("read_through");
        }

        private Outlook.Decision decision(String group, Optional<FallbackReason> closed) {
            return switch (closed.orElse(FallbackReason.SURFACE_DISABLED)) {
                case DAEMON_DISABLED -> escape();
                case M1_READ_THROUGH_DISABLED -> decision(ConfigurationKey.READ_THROUGH);
                case FORCE_DIRECT -> decision(ConfigurationKey.FORCE_DIRECT);
                case DAEMON_READS_DISABLED -> decision(ConfigurationKey.READS_ENABLED);
                default -> Outlook.Decision.of(configuration.readGroup(group));
            };
        }

        private Outlook.Decision decision(ConfigurationKey key) {
            return Outlook.Decision.of(configuration.value(key));
        }

        private static List<String> blocked(DaemonView daemon, Optional<String> capability) {
            if (daemon.inspection().state() != DaemonInspection.State.RUNNING) {
                return List.of(
                        "the daemon's state is " + daemon.inspection().state().token());
            }
            List<String> reasons = new ArrayList<>();
            if (!daemon.isAvailable()) {
                reasons.add("compatibility is " + daemon.compatibility() + ": " + daemon.message());
            }
            capability
                    .filter(token -> daemon.capabilities()
                            .map(served -> !served.contains(token))
                            .orElse(false))
                    .ifPresent(token -> reasons.add("the daemon does not serve " + token));
            return reasons;
        }
    }
}
