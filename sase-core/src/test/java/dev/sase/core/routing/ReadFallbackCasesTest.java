package dev.sase.core.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sase.core.transport.AsOf;
import dev.sase.core.transport.Capabilities;
import dev.sase.core.transport.ClientInfo;
import dev.sase.core.transport.Compatibility;
import dev.sase.core.transport.DaemonEndpoint;
import dev.sase.core.transport.Frames;
import dev.sase.core.transport.JsonView;
import dev.sase.core.transport.RequestType;
import dev.sase.core.transport.ResponseEnvelope;
import dev.sase.core.transport.ScriptedDaemon;
import dev.sase.core.transport.Transport;
import dev.sase.spi.RawJson;
import dev.sase.spi.SaseException;
import dev.sase.spi.SurfaceDescriptor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the published cases of read routing, where they are at hand: {@code -Dsase.shared.data=FOLDER}. */
class ReadFallbackCasesTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static JsonNode file(String name) throws IOException {
        String folder = System.getProperty("sase.shared.data", "");
        assumeTrue(!folder.isEmpty(), "the published cases are not at hand: -Dsase.shared.data is not set");
        Path file = Path.of(folder, "protocol", name);
        assumeTrue(Files.exists(file), () -> "the published cases are not at hand: " + file + " is absent");
        return MAPPER.readTree(Files.readString(file));
    }

    @Test
    void everyPublishedCaseEndsAsItIsPublished() throws IOException {
        JsonNode cases = file("read_fallback_cases.json").path("cases");
        JsonNode replies = file("response_examples.json");
        List<String> ran = new ArrayList<>();
        for (JsonNode given : cases) {
            run(given, replies);
            ran.add(given.path("name").stringValue());
        }

        assertThat(ran).hasSize(22);
    }

    @Test
    void routingNamesAskTheirPlainSurface() throws IOException {
        JsonNode replies = MAPPER.createObjectNode();
        for (JsonNode given : file("read_fallback_cases.json").path("ace_cases")) {
            run(given, replies);
        }
    }

    private static void run(JsonNode node, JsonNode replies) throws IOException {
        JsonNode given = node.has("given") ? node.path("given") : node;
        JsonNode expect = node.has("expect") ? node.path("expect") : node;
        String what = node.path("name").stringValue(node.path("surface").stringValue());
        String surface = node.path("surface").stringValue();
        String owner = RoutingNames.wireRead(surface).startsWith("agent") ? "agents" : "notifications";
        ReadRoute route = RoutingNames.route(surface, new SurfaceDescriptor(owner, "Title", "noun", 1));
        List<String> wireSurfaces = new ArrayList<>();
        ScriptedDaemon.Script script = (request, out) -> answer(request, out, given, replies, wireSurfaces);
        try (ScriptedDaemon daemon = new ScriptedDaemon(script).listening()) {
            DaemonEndpoint endpoint = given.path("socket").stringValue("").equals("absent")
                    ? new DaemonEndpoint(daemon.folder().resolve("absent"), ClientInfo.of("t", "1"))
                    : daemon.endpoint(Transport.CHANNEL);
            DaemonSession session = new DaemonSession(
                    endpoint,
                    new FailureMemory(daemon.folder(), Clock.systemUTC()),
                    System::nanoTime,
                    Duration.ofSeconds(10));
            ReadRouter router = new ReadRouter(policy(given), session);
            Runnable read = () -> {
                Routed<String> routed = router.read(route, Optional.empty(), RawJson::text, () -> "files");
                assertThat(routed.usedDaemon())
                        .as(what)
                        .isEqualTo(expect.path("used_daemon").booleanValue());
                assertThat(routed.whyDirect().map(Routed.Fallback::token).orElse(null))
                        .as(what)
                        .isEqualTo(expect.path("fallback_reason").stringValue(null));
            };
            if (given.has("previous")) {
                daemon.stop();
                assertThat(router.read(route, Optional.empty(), RawJson::text, () -> "files")
                                .usedDaemon())
                        .isFalse();
            }
            if (expect.path("raises").booleanValue(false)) {
                assertThat(catchThrowable(read::run)).as(what).isInstanceOf(SaseException.class);
            } else {
                read.run();
            }
            if (expect.has("requests_sent")) {
                List<String> sent = new ArrayList<>();
                expect.path("requests_sent").forEach(type -> sent.add(type.stringValue()));
                assertThat(daemon.requests.stream().filter(type -> !type.equals("end")))
                        .as(what)
                        .containsExactlyElementsOf(sent);
            }
            if (expect.has("wire_surface")) {
                assertThat(wireSurfaces)
                        .as(what)
                        .containsExactly(expect.path("wire_surface").stringValue());
            }
            session.close();
        }
    }

    private static void answer(
            JsonView request, OutputStream out, JsonNode given, JsonNode replies, List<String> wireSurfaces)
            throws IOException {
        JsonNode payload = MAPPER.readTree(request.toString()).path("payload");
        if (given.has("response")) {
            out.write(Frames.of(RawJson.of(
                    replies.path(given.path("response").stringValue()).toString())));
        } else if (payload.path("type").stringValue().equals("capabilities")) {
            List<String> tokens = new ArrayList<>();
            given.path("advertised").forEach(token -> tokens.add(token.stringValue()));
            String body = new Capabilities(Compatibility.of("1", true, false, false), tokens)
                    .encode()
                    .text();
            for (Map.Entry<String, JsonNode> field : given.path("compatibility").properties()) {
                body = body.replace(
                        "\"" + field.getKey() + "\":1,", "\"" + field.getKey() + "\":" + field.getValue() + ",");
            }
            out.write(ResponseEnvelope.frame("r", AsOf.NOTHING, RequestType.CAPABILITIES, RawJson.of(body)));
        } else if (given.has("read_error")) {
            out.write(Frames.of(RawJson.of("{\"schema_version\":1,\"request_id\":\"r\",\"snapshot_id\":null,"
                    + "\"payload\":{\"type\":\"error\",\"data\":" + given.path("read_error") + "}}")));
        } else {
            String surface = payload.path("data").path("surface").stringValue();
            wireSurfaces.add(surface);
            out.write(ResponseEnvelope.readFrame("r", AsOf.snapshot("s"), surface, RawJson.of("{}")));
        }
    }

    private static RoutingPolicy policy(JsonNode given) {
        JsonNode env = given.path("env");
        JsonNode config = given.path("config").path("daemon");
        JsonNode reads = config.path("reads");
        Map<String, Boolean> groups = new HashMap<>(Map.of("ace_agents", false, "ace_notifications", false));
        reads.path("surfaces")
                .properties()
                .forEach(field -> groups.put(field.getKey(), field.getValue().booleanValue()));
        for (Map.Entry<String, JsonNode> field : env.properties()) {
            String name = field.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith("sase_daemon_") && name.endsWith("_reads")) {
                groups.put(
                        name.substring(12, name.length() - 6),
                        field.getValue().stringValue().equals("1"));
            }
        }
        return new RoutingPolicy(
                given.path("args").path("no_daemon").booleanValue(false) || env.has("SASE_NO_DAEMON"),
                config.path("rollout")
                        .path("milestones")
                        .path("m1_read_through")
                        .booleanValue(true),
                reads.path("force_direct").booleanValue(false),
                reads.path("enabled").booleanValue(true),
                groups,
                reads.path("fallback_diagnostics").booleanValue(false));
    }
}
