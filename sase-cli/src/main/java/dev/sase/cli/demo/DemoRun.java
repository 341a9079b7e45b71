package dev.sase.cli.demo;

import dev.sase.cli.command.Call;
import dev.sase.cli.daemon.DaemonLink;
import dev.sase.cli.daemon.DaemonProcess;
import dev.sase.cli.daemon.DaemonTarget;
import dev.sase.cli.demo.generate.GeneratedHome;
import dev.sase.cli.demo.generate.HomeGenerator;
import dev.sase.cli.demo.generate.HomePlan;
import dev.sase.cli.output.TerminalScreen;
import dev.sase.core.Sase;
import dev.sase.core.config.Configuration;
import dev.sase.core.home.Locations;
import dev.sase.core.home.PathChoices;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.core.routing.FailureMemory;
import dev.sase.core.transport.JsonView;
import dev.sase.core.transport.RequestType;
import dev.sase.spi.RawJson;
import dev.sase.spi.Screen;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One run of the demo. */
final class DemoRun {
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration MAINTENANCE = Duration.ofMinutes(10);

    private final Call call;
    private final SurfaceRegistry registry;
    private final long seed;
    private final int records;
    private final Optional<Path> givenHome;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    DemoRun(Call call, SurfaceRegistry registry, long seed, int records, Optional<Path> givenHome) {
        this.call = call;
        this.registry = registry;
        this.seed = seed;
        this.records = records;
        this.givenHome = givenHome;
    }

    /** Runs the demo and gives its exit code. */
    int run() throws IOException {
        TemporaryPlace place = TemporaryPlace.create("sase-demo");
        boolean good;
        try (place) {
            good = within(place);
            say("stopping the daemon and removing " + place.folder());
        }
        if (!place.isClean()) {
            call.talk().line("Error: something is left of the demo: see " + place.folder());
            return 1;
        }
        say("nothing is left behind");
        return good ? 0 : 1;
    }

    private boolean within(TemporaryPlace place) throws IOException {
        Path home = home(place);
        Map<String, String> environment = environment(place);
        PathChoices paths = new PathChoices(
                Optional.of(home.toString()),
                Optional.of(place.folder().resolve("run").toString()),
                Optional.empty());
        Locations locations = Locations.resolve(paths, PathChoices.NONE, environment, place.folder());
        DaemonTarget target = new DaemonTarget(locations, Configuration.load(environment, place.folder()), false);
        say("starting a daemon in " + locations.runRoot());
        Process process = place.start(() -> DaemonProcess.start(locations, environment));
        say(DaemonProcess.await(target, process, START));
        boolean verified = maintain(DaemonLink.to(target, call.talk()));

        List<DemoCase> cases;
        try (Sase direct = session(paths, environment, place.folder(), true)) {
            cases = new DemoCases(direct, DemoFolders.of(home), now, why -> say("not asked: " + why)).find();
        }
        DemoComparison comparison = new DemoComparison(
                (folder, noDaemon) -> session(paths, environment, folder, noDaemon),
                new FailureMemory(locations.runRoot(), Clock.systemUTC()));
        for (int i = 0; i < cases.size(); i++) {
            call.talk()
                    .note("reading " + (i + 1) + " of " + cases.size() + ": "
                            + cases.get(i).label());
            comparison.add(cases.get(i));
        }
        call.talk().clear();
        if (comparison.asksAgain() > 0) {
            say(comparison.asksAgain()
                    + " reads had no reply in 30 ms, the files answered, and the daemon was asked again");
        }
        show(comparison, verified);
        return comparison.differing() == 0 && verified && !cases.isEmpty();
    }

    private Path home(TemporaryPlace place) throws IOException {
        if (givenHome.isPresent()) {
            say("reading " + givenHome.get() + ", which is not changed");
            return givenHome.get();
        }
        Path home = place.folder().resolve("home");
        say("generating a home with seed " + seed + ": " + contents());
        GeneratedHome generated = HomeGenerator.generate(home, plan());
        say("generated " + generated.records() + " records, among them " + generated.pendingActions()
                + " pending actions and " + generated.agents().archived() + " archived agents");
        return home;
    }

    private HomePlan plan() {
        return HomePlan.ofEverything(seed, records, now);
    }

    private String contents() {
        HomePlan plan = plan();
        return plan.beads() + " beads, " + plan.notifications() + " notifications, " + plan.changespecs()
                + " ChangeSpecs, " + plan.agents() + " agent runs, " + plan.xprompts() + " xprompts";
    }

    /** Nobody's switches reach the demo; a generated home does not even see the user's configuration. */
    private Map<String, String> environment(TemporaryPlace place) {
        Map<String, String> environment = new HashMap<>(call.terminal().environment());
        environment.keySet().removeIf(name -> name.startsWith("SASE_"));
        if (givenHome.isEmpty()) {
            environment.put("HOME", place.folder().toString());
            environment.remove("XDG_CONFIG_HOME");
        }
        return environment;
    }

    private boolean maintain(DaemonLink link) {
        RawJson all = RawJson.of("{\"surface\":\"all\"}");
        say("rebuilding the projection");
        long begin = System.nanoTime();
        link.ask(RequestType.REBUILD, all, MAINTENANCE);
        say(String.format(Locale.ROOT, "rebuilt in %.1f s, verifying", (System.nanoTime() - begin) / 1e9));
        boolean ok = Optional.ofNullable(
                        link.ask(RequestType.VERIFY, all, MAINTENANCE).members().get("ok"))
                .flatMap(JsonView::bool)
                .orElse(false);
        say(ok ? "verified: the projection is what the files say" : "Warning: the projection differs from the files");
        return ok;
    }

    private Sase session(PathChoices paths, Map<String, String> environment, Path folder, boolean noDaemon) {
        return Sase.builder()
                .paths(paths)
                .registry(registry)
                .environment(environment)
                .folder(folder)
                .noDaemon(noDaemon)
                .clientName("sase-demo")
                .open();
    }

    private void show(DemoComparison comparison, boolean verified) {
        Screen screen = new TerminalScreen(call.out(), call.terminal());
        String data = givenHome.map(Path::toString).orElseGet(() -> "seed " + seed + ", " + contents());
        screen.line(Screen.Span.of("Reads both ways: " + data, Screen.Style.STRONG));
        screen.line("Whole answers, each in a new session of one warm process; the median of " + DemoComparison.RUNS
                + " runs.");
        screen.table(DemoComparison.HEADERS, comparison.rows());
        int differing = comparison.differing();
        int all = comparison.rows().size();
        boolean good = differing == 0 && verified;
        screen.line(Screen.Span.of(
                good
                        ? "All " + all + " answers are the same bytes on both paths."
                        : differing + " of " + all + " answers differ"
                                + (verified ? "." : ", and verify found differences."),
                good ? Screen.Style.GOOD : Screen.Style.BAD));
        call.out().flush();
    }

    private void say(String text) {
        call.talk().line("demo: " + text);
    }
}
