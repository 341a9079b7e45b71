package dev.sase.core.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.core.transport.AsOf;
import dev.sase.core.transport.ClientInfo;
import dev.sase.core.transport.DaemonEndpoint;
import dev.sase.core.transport.Frames;
import dev.sase.core.transport.ResponseEnvelope;
import dev.sase.core.transport.ScriptedDaemon;
import dev.sase.core.transport.Transport;
import dev.sase.core.transport.WireError;
import dev.sase.core.transport.WireErrorCode;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.RawJson;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadRouterTest {
    private static final ReadRoute ROUTE = new ReadRoute("bead_list", "beads", "beads.read");
    private static final byte[] PAGE =
            ResponseEnvelope.readFrame("r", AsOf.snapshot("s"), "bead_list", RawJson.of("[1]"));

    private final AtomicLong elapsed = new AtomicLong();
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.EPOCH.plusNanos(elapsed.get());
        }
    };

    private static String files() {
        return "files";
    }

    private DaemonSession session(ScriptedDaemon daemon) {
        return session(daemon, Transport.CHANNEL, Duration.ofSeconds(10));
    }

    private DaemonSession session(ScriptedDaemon daemon, Transport transport, Duration patience) {
        FailureMemory memory = new FailureMemory(daemon.folder(), clock);
        return new DaemonSession(daemon.endpoint(transport), memory, elapsed::get, patience);
    }

    private DaemonSession ordinary(ScriptedDaemon daemon) {
        return new DaemonSession(
                daemon.endpoint(Transport.CHANNEL), new FailureMemory(daemon.folder(), clock), elapsed::get);
    }

    private static Routed<String> read(DaemonSession session) {
        return read(session, ReadRouterTest::files);
    }

    private static Routed<String> read(DaemonSession session, Supplier<String> direct) {
        return new ReadRouter(RoutingPolicy.OPEN, session).read(ROUTE, Optional.empty(), RawJson::text, direct);
    }

    private static ScriptedDaemon daemon(ScriptedDaemon.Script reads) throws IOException {
        return ScriptedDaemon.advertising(List.of("beads.read"), reads);
    }

    private static FallbackReason reason(Routed<String> routed) {
        assertThat(routed).isInstanceOf(Routed.FromDirect.class);
        assertThat(routed.value()).isEqualTo("files");
        return routed.whyDirect().orElseThrow().reason();
    }

    @Test
    void whatWouldHappenIsForeseenWithoutReading() throws IOException {
        ReadRoute unserved = new ReadRoute("note_list", "notes", "notes.read");
        try (ScriptedDaemon daemon = daemon((request, out) -> out.write(PAGE));
                DaemonSession session = session(daemon)) {
            ReadRouter router = new ReadRouter(RoutingPolicy.OPEN, session);

            assertThat(router.foresee(ROUTE)).isEmpty();
            assertThat(router.foresee(unserved).map(Routed.Fallback::reason))
                    .contains(FallbackReason.UNSUPPORTED_CAPABILITY);
            assertThat(new ReadRouter(RoutingPolicy.NO_DAEMON, session)
                            .foresee(ROUTE)
                            .map(Routed.Fallback::reason))
                    .contains(FallbackReason.DAEMON_DISABLED);
            assertThat(daemon.requests).containsExactly("capabilities");
        }
    }

    @Test
    void anAbsentDaemonIsForeseenAndThenTheCircuitIsOpen() throws IOException {
        try (ScriptedDaemon daemon = daemon((request, out) -> out.write(PAGE));
                DaemonSession session = session(daemon)) {
            daemon.stop();
            ReadRouter router = new ReadRouter(RoutingPolicy.OPEN, session);

            assertThat(router.foresee(ROUTE).map(Routed.Fallback::reason)).contains(FallbackReason.DAEMON_NOT_RUNNING);
            assertThat(router.foresee(ROUTE).map(Routed.Fallback::reason)).contains(FallbackReason.DAEMON_CIRCUIT_OPEN);
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void capableDaemonServesEveryReadOverOneConnection(Transport transport) throws IOException {
        try (ScriptedDaemon daemon = daemon((request, out) -> out.write(PAGE));
                DaemonSession session = session(daemon, transport, Duration.ofSeconds(10))) {
            for (int i = 0; i < 3; i++) {
                Routed<String> routed = read(session);
                assertThat(routed).isInstanceOf(Routed.FromDaemon.class);
                assertThat(routed.value()).isEqualTo("[1]");
            }
            assertThat(daemon.requests).containsExactly("capabilities", "read", "read", "read");
            assertThat(daemon.connections).hasValue(1);
        }
    }

    @Test
    void daemonThatClosesAfterEachAnswerServesToo() throws IOException {
        try (ScriptedDaemon daemon = daemon((request, out) -> {
                    out.write(PAGE);
                    throw new IOException("one answer a connection");
                });
                DaemonSession session = session(daemon)) {
            assertThat(read(session).usedDaemon()).isTrue();
            assertThat(read(session).usedDaemon()).isTrue();
            assertThat(read(session).usedDaemon()).isTrue();
        }
    }

    @Test
    void keptConnectionsThatTheDaemonClosedAreReplaced() throws IOException {
        try (ScriptedDaemon daemon = daemon((request, out) -> out.write(PAGE));
                DaemonSession session = session(daemon)) {
            read(session);
            daemon.hangUp();

            assertThat(read(session).usedDaemon()).isTrue();
        }
    }

    @Test
    void absentSocketGoesDirectWithoutAThreadAndThenTheCircuitIsOpen(@TempDir Path folder) {
        DaemonEndpoint endpoint = new DaemonEndpoint(folder.resolve("none"), ClientInfo.of("t", "1"));
        DaemonSession session = new DaemonSession(endpoint, new FailureMemory(folder, clock), elapsed::get);
        Thread caller = Thread.currentThread();
        Supplier<String> direct = () -> Thread.currentThread().equals(caller) ? "files" : "another thread";

        assertThat(reason(read(session, direct))).isEqualTo(FallbackReason.DAEMON_NOT_RUNNING);
        assertThat(reason(read(session, direct))).isEqualTo(FallbackReason.DAEMON_CIRCUIT_OPEN);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void daemonSilentFromTheStartCostsItsPatienceOnceAndOtherProcessesNothing() throws IOException {
        try (ScriptedDaemon daemon = new ScriptedDaemon((request, out) -> {}).listening();
                DaemonSession session = ordinary(daemon);
                DaemonSession other = ordinary(daemon)) {
            Routed<String> first = read(session);
            Routed<String> elsewhere = read(other);

            assertThat(reason(first)).isEqualTo(FallbackReason.DAEMON_NOT_RUNNING);
            assertThat(Duration.ofNanos(first.trace().elapsedNanos()))
                    .isBetween(Duration.ofMillis(29), Duration.ofSeconds(1));
            assertThat(reason(elsewhere)).isEqualTo(FallbackReason.DAEMON_CIRCUIT_OPEN);
            assertThat(reason(read(session))).isEqualTo(FallbackReason.DAEMON_CIRCUIT_OPEN);
            assertThat(daemon.requests).containsExactly("capabilities");
        }
    }

    @Test
    void readThatMeetsSilenceIsHedgedAndTheDirectReadAnswers() throws IOException {
        try (ScriptedDaemon daemon = daemon((request, out) -> {});
                DaemonSession session = session(daemon, Transport.CHANNEL, Duration.ofMillis(200))) {
            Routed<String> routed = read(session, () -> Thread.currentThread().isVirtual() ? "files" : "caller");

            assertThat(reason(routed)).isEqualTo(FallbackReason.DAEMON_NOT_RUNNING);
            assertThat(routed.trace().hedged()).isTrue();
            assertThat(Duration.ofNanos(routed.trace().elapsedNanos())).isLessThan(Duration.ofSeconds(1));
            assertThat(new FailureMemory(daemon.folder(), clock).recall()).isPresent();
            assertThat(reason(read(session))).isEqualTo(FallbackReason.DAEMON_CIRCUIT_OPEN);
        }
    }

    @Test
    void slowDaemonStillAnswersIfItIsFirst() throws IOException {
        CountDownLatch directStarted = new CountDownLatch(1);
        CountDownLatch daemonAnswered = new CountDownLatch(1);
        try (ScriptedDaemon daemon = daemon((request, out) -> {
                    await(directStarted);
                    out.write(PAGE);
                });
                DaemonSession session = session(daemon, Transport.CHANNEL, Duration.ofMillis(200))) {
            Routed<String> routed = read(session, () -> {
                directStarted.countDown();
                await(daemonAnswered);
                return "files";
            });
            daemonAnswered.countDown();

            assertThat(routed.value()).isEqualTo("[1]");
            assertThat(routed.trace().hedged()).isTrue();
            assertThat(session.diagnostics().opened()).isEmpty();
        }
    }

    @Test
    void exceptionOfAHedgedDirectReadIsTheCallers() throws IOException {
        try (ScriptedDaemon daemon = daemon((request, out) -> {});
                DaemonSession session = session(daemon, Transport.CHANNEL, Duration.ofMillis(200))) {
            assertThatThrownBy(() -> read(session, () -> {
                        throw new SaseException(ErrorCode.SOURCE_UNREADABLE, "beads/issues.jsonl");
                    }))
                    .isInstanceOf(SaseException.class)
                    .hasMessage("beads/issues.jsonl");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void circuitLetsOneReadThroughAfterFiveSecondsAndClosesWhenTheDaemonIsBack() throws IOException {
        AtomicInteger answers = new AtomicInteger();
        try (ScriptedDaemon daemon = daemon((request, out) -> {
                    if (answers.getAndIncrement() < 2) {
                        out.write(new byte[] {0, 0, 0, 9, '{'});
                        throw new IOException("cut");
                    }
                    out.write(PAGE);
                });
                DaemonSession session = session(daemon)) {
            assertThat(reason(read(session))).isEqualTo(FallbackReason.DAEMON_NOT_RUNNING);
            elapsed.addAndGet(Duration.ofMillis(4_999).toNanos());
            assertThat(reason(read(session))).isEqualTo(FallbackReason.DAEMON_CIRCUIT_OPEN);
            elapsed.addAndGet(Duration.ofMillis(1).toNanos());
            assertThat(reason(read(session))).isEqualTo(FallbackReason.DAEMON_NOT_RUNNING);
            assertThat(reason(read(session))).isEqualTo(FallbackReason.DAEMON_CIRCUIT_OPEN);
            elapsed.addAndGet(Duration.ofSeconds(5).toNanos());
            assertThat(read(session).usedDaemon()).isTrue();
            assertThat(read(session).usedDaemon()).isTrue();
            assertThat(daemon.requests)
                    .containsExactly("capabilities", "read", "capabilities", "read", "capabilities", "read", "read");
        }
    }

    @Test
    void replyThatIsNotJsonIsAFallbackOfTheReadAndOpensTheCircuit() throws IOException {
        try (ScriptedDaemon daemon = daemon((request, out) -> out.write(Frames.of(RawJson.of("<html>"))));
                DaemonSession session = session(daemon)) {
            assertThat(reason(read(session))).isEqualTo(FallbackReason.UNSUPPORTED_DAEMON_PAYLOAD);
            assertThat(reason(read(session))).isEqualTo(FallbackReason.DAEMON_CIRCUIT_OPEN);
        }
    }

    @Test
    void replyThatIsNotJsonToTheProbeIsAnInvalidRequest() throws IOException {
        try (ScriptedDaemon daemon =
                        new ScriptedDaemon((request, out) -> out.write(Frames.of(RawJson.of("no")))).listening();
                DaemonSession session = session(daemon)) {
            assertThat(reason(read(session))).isEqualTo(FallbackReason.INVALID_REQUEST);
        }
    }

    @Test
    void overLongReplyIsAFallback() throws IOException {
        try (ScriptedDaemon daemon = daemon((request, out) -> out.write(new byte[] {0, 0x10, 0, 1}));
                DaemonSession session = session(daemon)) {
            assertThat(reason(read(session))).isEqualTo(FallbackReason.PAYLOAD_TOO_LARGE);
        }
    }

    @Test
    void pageThatDoesNotDecodeIsAFallbackAndTheCircuitStaysClosed() throws IOException {
        try (ScriptedDaemon daemon = daemon((request, out) -> out.write(PAGE));
                DaemonSession session = session(daemon)) {
            Routed<String> routed = new ReadRouter(RoutingPolicy.OPEN, session)
                    .read(
                            ROUTE,
                            Optional.empty(),
                            json -> {
                                throw new IllegalArgumentException("no page in " + json);
                            },
                            ReadRouterTest::files);

            assertThat(reason(routed)).isEqualTo(FallbackReason.UNSUPPORTED_DAEMON_PAYLOAD);
            assertThat(read(session).usedDaemon()).isTrue();
        }
    }

    @Test
    void answerForAnotherSurfaceIsAFallback() throws IOException {
        byte[] other = ResponseEnvelope.readFrame("r", AsOf.NOTHING, "bead_show", RawJson.of("{}"));
        try (ScriptedDaemon daemon = daemon((request, out) -> out.write(other));
                DaemonSession session = session(daemon)) {
            assertThat(reason(read(session))).isEqualTo(FallbackReason.UNSUPPORTED_DAEMON_PAYLOAD);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_request", "internal", "export_pending_repair"})
    void refusalThatMustBeSeenIsRaisedAndNothingIsReadDirectly(String code) throws IOException {
        AtomicInteger reads = new AtomicInteger();
        byte[] error = ResponseEnvelope.errorFrame("r", new WireError(WireErrorCode.ofToken(code), "because", false));
        try (ScriptedDaemon daemon = daemon((request, out) -> out.write(error));
                DaemonSession session = session(daemon)) {
            assertThatThrownBy(() -> read(session, () -> "files" + reads.incrementAndGet()))
                    .isInstanceOfSatisfying(SaseException.class, raised -> {
                        assertThat(raised.code().token())
                                .isEqualTo(code.equals("invalid_request") ? code : "daemon_refused");
                        assertThat(raised).hasMessageContaining(code + ": because");
                    });
            assertThat(reads).hasValue(0);
        }
    }

    @Test
    void codeOfANewerDaemonFallsBackAndKeepsItsText() throws IOException {
        String newer = new WireError(WireErrorCode.INTERNAL, "m", false)
                .encode()
                .text()
                .replace("internal", "brand_new");
        String envelope = "{\"schema_version\":1,\"payload\":{\"type\":\"error\",\"data\":" + newer + "}}";
        try (ScriptedDaemon daemon = daemon((request, out) -> out.write(Frames.of(RawJson.of(envelope))));
                DaemonSession session = session(daemon)) {
            Routed<String> routed = read(session);

            assertThat(reason(routed)).isEqualTo(FallbackReason.UNRECOGNISED);
            assertThat(routed.whyDirect().orElseThrow().token()).isEqualTo("brand_new");
            assertThat(routed.debugJson().text()).contains("\"fallback_reason\":\"brand_new\"");
        }
    }

    @Test
    void answerSaysUpToWhichEventItGoesAndThatOfAnOlderDaemonDoesNot() throws IOException {
        for (OptionalLong stated : List.of(OptionalLong.of(118), OptionalLong.empty())) {
            byte[] page =
                    ResponseEnvelope.readFrame("r", new AsOf(Optional.of("s"), stated), "bead_list", RawJson.of("[1]"));
            try (ScriptedDaemon daemon = daemon((request, out) -> out.write(page));
                    DaemonSession session = session(daemon)) {
                Routed.FromDaemon<String> served = served(read(session));

                assertThat(served.asOfSequence()).isEqualTo(stated);
                assertThat(served.snapshotId()).contains("s");
            }
        }
    }

    @Test
    void sequenceThatIsNoNumberIsNone() throws IOException {
        String odd = new String(PAGE, 4, PAGE.length - 4, StandardCharsets.UTF_8)
                .replace("\"snapshot_id\":\"s\"", "\"snapshot_id\":\"s\",\"as_of_seq\":\"many\"");
        try (ScriptedDaemon daemon = daemon((request, out) -> out.write(Frames.of(RawJson.of(odd))));
                DaemonSession session = session(daemon)) {
            assertThat(served(read(session)).asOfSequence()).isEmpty();
        }
    }

    private static Routed.FromDaemon<String> served(Routed<String> routed) {
        if (routed instanceof Routed.FromDaemon<String> served) {
            return served;
        }
        throw new AssertionError("not from the daemon: " + routed);
    }

    @Test
    void daemonThatCannotProveHowNewItsAnswersAreIsNotAskedTo() throws IOException {
        try (ScriptedDaemon daemon = daemon((request, out) -> out.write(PAGE));
                DaemonSession session = session(daemon)) {
            Routed<String> proved = new ReadRouter(RoutingPolicy.OPEN, session)
                    .read(ROUTE.proving(), Optional.empty(), RawJson::text, ReadRouterTest::files);

            assertThat(reason(proved)).isEqualTo(FallbackReason.UNSUPPORTED_CAPABILITY);
            assertThat(proved.whyDirect().orElseThrow().message()).contains("reads.fresh", "sase daemon restart");
            assertThat(read(session).usedDaemon()).isTrue();
            assertThat(daemon.requests).containsExactly("capabilities", "read");
        }
    }

    @Test
    void daemonThatIsSlowerThanTheFilesBecauseItProvesIsLeftAloneByThisSessionOnly() throws IOException {
        CountDownLatch answered = new CountDownLatch(1);
        ScriptedDaemon.Script slow = (request, out) -> await(answered);
        try (ScriptedDaemon daemon = ScriptedDaemon.advertising(List.of("beads.read", "reads.fresh"), slow);
                DaemonSession session = session(daemon, Transport.CHANNEL, Duration.ofMillis(500))) {
            Routed<String> routed = new ReadRouter(RoutingPolicy.OPEN, session)
                    .read(ROUTE.proving(), Optional.empty(), RawJson::text, ReadRouterTest::files);

            assertThat(reason(routed)).isEqualTo(FallbackReason.DAEMON_NOT_RUNNING);
            assertThat(routed.trace().hedged()).isTrue();
            assertThat(reason(read(session))).isEqualTo(FallbackReason.DAEMON_CIRCUIT_OPEN);
            assertThat(new FailureMemory(daemon.folder(), clock).recall()).isEmpty();
            answered.countDown();
        }
    }

    @Test
    void routeWithoutCapabilityIsReadWithoutAProbe() throws IOException {
        ReadRoute free = new ReadRoute("ace_artifact_list", "ace_artifacts", Optional.empty(), "bead_list");
        try (ScriptedDaemon daemon = daemon((request, out) -> out.write(PAGE));
                DaemonSession session = session(daemon)) {
            Routed<String> routed = new ReadRouter(RoutingPolicy.OPEN, session)
                    .read(free, Optional.of(RawJson.of("{}")), RawJson::text, ReadRouterTest::files);

            assertThat(routed.usedDaemon()).isTrue();
            assertThat(daemon.requests).containsExactly("read");
        }
    }

    @Test
    void diagnosticsHaveTheirTenMembersAndOnlyWhenEnabled(@TempDir Path folder) {
        DaemonEndpoint endpoint = new DaemonEndpoint(folder.resolve("none"), ClientInfo.of("t", "1"));
        DaemonSession session = new DaemonSession(endpoint, new FailureMemory(folder, clock), elapsed::get);
        RoutingPolicy loud = new RoutingPolicy(false, true, false, true, Map.of(), true);
        String quiet = read(session).debugJson().text();
        String full = new ReadRouter(loud, session)
                .read(ROUTE, Optional.empty(), RawJson::text, ReadRouterTest::files)
                .debugJson()
                .text();
        String message = "no daemon is running: there is no socket at " + folder.resolve("none");

        assertThat(quiet).endsWith("\"fallback_diagnostics_enabled\":false}}");
        assertThat(full)
                .isEqualTo(
                        "{\"daemon\":{\"surface\":\"bead_list\",\"used\":false,\"fallback_reason\":\"daemon_circuit_open\","
                                + "\"fallback_message\":\"" + message
                                + "\",\"fallback_diagnostics_enabled\":true,\"fallback_diagnostics\":{"
                                + "\"circuit_open\":true,\"circuit_reason\":\"daemon_not_running\",\"circuit_message\":\""
                                + message + "\","
                                + "\"circuit_surface\":\"bead_list\",\"capabilities_cached\":false,\"capability_attempts\":1,"
                                + "\"capability_probe_timeout_seconds\":0.03,\"opened_by_surface\":\"bead_list\","
                                + "\"opened_by_reason\":\"daemon_not_running\",\"opened_by_message\":\"" + message
                                + "\"}}}");
    }

    @Test
    void manyReadsAtOnceShareTheProbeAndEachGetsItsOwnAnswer() throws Exception {
        try (ScriptedDaemon daemon = daemon((request, out) -> out.write(PAGE));
                DaemonSession session = session(daemon)) {
            List<Routed<String>> answers = Collections.synchronizedList(new ArrayList<>());
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                threads.add(Thread.ofVirtual().start(() -> answers.add(read(session))));
            }
            for (Thread thread : threads) {
                thread.join();
            }

            assertThat(answers)
                    .hasSize(20)
                    .allSatisfy(answer -> assertThat(answer.value()).isIn("[1]", "files"));
            assertThat(daemon.requests.stream().filter("capabilities"::equals)).hasSize(1);
        }
    }
}
