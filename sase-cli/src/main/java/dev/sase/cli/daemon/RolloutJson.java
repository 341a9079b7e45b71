package dev.sase.cli.daemon;

import dev.sase.core.home.Locations;
import dev.sase.core.routing.Routed;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The document of {@code sase daemon rollout --json}. */
final class RolloutJson {
    private final Rollout rollout;
    private final Optional<BenchmarkReport> report;
    private final JsonWriter json = new JsonWriter(8192);

    private RolloutJson(Rollout rollout, Optional<BenchmarkReport> report) {
        this.rollout = rollout;
        this.report = report;
    }

    static RawJson of(Rollout rollout, Locations locations, Optional<BenchmarkReport> report) {
        return new RolloutJson(rollout, report).document(locations);
    }

    private RawJson document(Locations locations) {
        DaemonView daemon = rollout.daemon();
        json.beginObject();
        json.name("schema_version").number(1);
        json.name("daemon").beginObject();
        json.name("state").string(daemon.inspection().state().token());
        json.name("message").string(daemon.inspection().message());
        json.name("run_root").string(locations.runRoot().toString());
        json.name("socket_path").string(locations.socketPath().toString());
        json.name("rpc_available").bool(daemon.isAvailable());
        json.endObject();
        json.name("top_level").beginObject();
        json.name("disabled").bool(rollout.disabled());
        json.name("source");
        source(rollout.escape());
        json.endObject();
        json.name("capabilities").beginObject();
        json.name("status").string(daemon.isAvailable() ? "reported" : DaemonView.UNAVAILABLE);
        json.name("observed").strings(daemon.capabilities().orElse(List.of()));
        json.endObject();
        json.name("compatibility").beginObject();
        json.name("status").string(daemon.compatibility());
        json.name("message").string(daemon.message());
        json.endObject();
        json.name("benchmark_report").beginObject();
        json.name("path").string(report.map(each -> each.path().toString()).orElse(null));
        json.name("loaded").bool(report.isPresent());
        json.endObject();
        json.name("surfaces").beginArray();
        rollout.milestones().forEach(this::item);
        rollout.groups().forEach(this::item);
        return json.endArray().endObject().toRawJson();
    }

    private void item(Outlook item) {
        boolean ace = item.group().isPresent() && !item.byDefault();
        json.beginObject();
        json.name("surface_id").string(item.id());
        json.name("family").string(item.group().isPresent() ? "read" : "milestone");
        json.name("title").string(item.title());
        json.name("minimum_milestone")
                .string(item.id().equals("milestone.m0_shadow_indexing") ? "M0" : ace ? "M2" : "M1");
        json.name("effective_mode").string(item.mode());
        json.name("mode_source");
        source(item.decided());
        json.name("env_overrides").strings(variables(item));
        json.name("required_capabilities").strings(item.capability().stream().toList());
        json.name("missing_capabilities").strings(missing(item));
        json.name("compatibility_status").string(rollout.daemon().compatibility());
        json.name("parity_status").string(rollout.daemon().indexing());
        json.name("perf_status")
                .string(item.group()
                        .map(group -> BenchmarkReport.status(report, group))
                        .orElse("not_required"));
        json.name("recovery_commands").strings(recovery(item));
        json.name("default_policy").string(item.byDefault() ? "default_on" : "opt_in");
        json.name("default_enablement_allowed").bool(item.byDefault());
        json.name("blocked").bool(!item.blocked().isEmpty());
        json.name("blocked_reasons").strings(item.blocked());
        item.group().ifPresent(group -> read(item, group));
        json.endObject();
    }

    private void read(Outlook item, String group) {
        json.name("group").string(group);
        json.name("answered_by").string(item.answeredBy());
        json.name("fallback_reason")
                .string(item.fallback().map(Routed.Fallback::token).orElse(null));
        json.name("fallback_message")
                .string(item.fallback().map(Routed.Fallback::message).orElse(null));
        json.name("fallback").beginObject();
        json.name("available").bool(item.present());
        json.name("command").string("SASE_NO_DAEMON=1");
        json.endObject();
        List<BenchmarkReport.Scenario> scenarios =
                report.map(each -> each.of(group)).orElse(List.of());
        if (!scenarios.isEmpty()) {
            json.name("benchmark_observation").beginObject().name("scenarios").beginArray();
            scenarios.forEach(scenario -> scenario.write(json));
            json.endArray().endObject();
        }
    }

    private void source(Outlook.Decision decision) {
        json.beginObject();
        json.name("type").string(decision.origin().kind().token());
        json.name("key").string(decision.key());
        json.name("value").string(decision.value());
        json.name("where")
                .string(
                        decision.origin().where().isEmpty()
                                ? null
                                : decision.origin().where());
        json.endObject();
    }

    private static List<String> variables(Outlook item) {
        List<String> variables = new ArrayList<>();
        variables.add("SASE_NO_DAEMON");
        if (item.group().isPresent()) {
            variables.add("SASE_DAEMON_READS");
            variables.add("SASE_DAEMON_FORCE_DIRECT");
        }
        variables.add(item.own());
        return variables;
    }

    private List<String> missing(Outlook item) {
        return item.capability().stream()
                .filter(token ->
                        !rollout.daemon().capabilities().orElse(List.of()).contains(token))
                .toList();
    }

    private static List<String> recovery(Outlook item) {
        String scope = item.surface().orElse("all");
        return item.surface().isEmpty() && !item.id().equals("milestone.m0_shadow_indexing")
                ? List.of("SASE_DAEMON_M1_READ_THROUGH=0")
                : List.of(
                        "sase daemon verify --surface " + scope,
                        "sase daemon diff --surface " + scope,
                        "sase daemon rebuild --surface " + scope);
    }
}
