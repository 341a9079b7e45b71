package dev.sase.cli.command;

import dev.sase.cli.output.TerminalScreen;
import dev.sase.core.Sase;
import dev.sase.core.read.Freshness;
import dev.sase.core.read.ReadPage;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.registry.ServedRead;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.core.routing.Routed;
import dev.sase.spi.Command;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.Presenter;
import dev.sase.spi.Query;
import dev.sase.spi.SaseException;
import dev.sase.spi.Shape;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** One verb of a surface as a command. */
final class ReadVerb implements Action {
    private final SurfaceRegistry registry;
    private final Command command;
    private final ServedRead read;
    private final ReadArguments arguments;

    private ReadVerb(SurfaceRegistry registry, Command command, ServedRead read) {
        this.registry = registry;
        this.command = command;
        this.read = read;
        this.arguments = new ReadArguments(command, read.operation());
    }

    /** The command of a verb. */
    static CommandSpec spec(SurfaceRegistry registry, Command command) {
        ServedRead read = registry.requireRead(command.read());
        ReadVerb verb = new ReadVerb(registry, command, read);
        CommandSpec spec = Specs.leaf(command.verb(), command.description(), command.examples(), verb);
        verb.arguments.addTo(spec);
        if (verb.isPaged()) {
            spec.addOption(OptionSpec.builder(free(spec, "-l", "--limit"))
                    .type(Long.class)
                    .paramLabel("<rows>")
                    .description("Shows at most so many rows; 0 or less shows none. Default: all.")
                    .build());
        }
        spec.addOption(Specs.flag("Writes JSON.", free(spec, "-j", "--json")));
        spec.addOption(Specs.flag("Reads the files and does not ask the daemon.", "--no-daemon"));
        spec.addOption(Specs.flag("Says on standard error which path answered, why and how fast.", "--explain"));
        spec.addOption(FreshOption.spec());
        spec.addOption(Specs.text("time", "Answers as of this time, such as 2026-05-01T09:00:00Z.", "--now"));
        PathOptions.addTo(spec);
        return spec;
    }

    /** A surface's own short option wins; the long name is always there. */
    private static String[] free(CommandSpec spec, String shortName, String longName) {
        return spec.optionsMap().containsKey(shortName) ? new String[] {longName} : new String[] {shortName, longName};
    }

    private boolean isPaged() {
        return read.operation().shape() == Shape.PAGE;
    }

    @Override
    public int run(Call call) {
        Map<String, Object> values = arguments.values(call.arguments());
        Map<String, String> presentation = arguments.presentation(call.arguments());
        // Fixed once, so that all pages and the presenter mean the same moment.
        Instant now = PathOptions.given(call.arguments(), "--now")
                .map(ReadVerb::instant)
                .orElseGet(() -> Instant.now().truncatedTo(ChronoUnit.MICROS));
        Freshness fresh = FreshOption.of(call.arguments());
        Explanation explanation = new Explanation();
        try (Sase sase = Sessions.open(call, registry)) {
            // Resolved once here, so that the presenter sees what was answered and no later page looks at files again.
            Query query = read.operation()
                    .resolve(Query.of(values, now).in(call.terminal().folder()), sase.home());
            ReadRequest request = ReadRequest.of(read.name(), query.values())
                    .now(now)
                    .folder(call.terminal().folder())
                    .fresh(fresh);
            PagedAnswer answer = new PagedAnswer(query, presentation, limit(call), (cursor, limit) -> {
                ReadRequest page = cursor.map(start -> next(request, start))
                        .orElse(request)
                        .limit(limit);
                Routed<ReadPage> routed = sase.read(page);
                explanation.add(routed);
                return routed.value();
            });
            show(call, answer);
            call.out().flush();
            if (call.has("--explain")) {
                explanation.tell(read.name(), call.talk());
            }
            return tellOmitted(call, answer.omitted());
        }
    }

    /** What the first page has proved need not be proved again: the projection only goes forward. */
    private static ReadRequest next(ReadRequest first, String cursor) {
        ReadRequest next = first.cursor(cursor);
        return first.fresh().isProved() ? next.fresh(Freshness.TOLD) : next;
    }

    private void show(Call call, PagedAnswer answer) {
        Presenter presenter = command.presenter();
        if (call.has("--json") || presenter.jsonForm() == Presenter.JsonForm.LINES) {
            new AnswerJson(presenter, call.out()).write(answer);
        } else {
            presenter.text(answer, new TerminalScreen(call.out(), call.terminal()));
        }
    }

    /** What was shown is right but not all there is: scripts have to notice. */
    private static int tellOmitted(Call call, List<String> omitted) {
        if (omitted.isEmpty()) {
            return 0;
        }
        call.talk()
                .line("Error: left out, because each is larger than an answer may be: " + String.join(", ", omitted)
                        + "; read them in their source file");
        return ErrorCode.PAYLOAD_TOO_LARGE.exitCode();
    }

    private Optional<Long> limit(Call call) {
        return isPaged()
                ? Optional.ofNullable(call.arguments().matchedOptionValue("--limit", (Long) null))
                : Optional.empty();
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new SaseException(
                    ErrorCode.INVALID_REQUEST,
                    "'" + text + "' is no value of --now; give a time with an offset, such as 2026-05-01T09:00:00Z",
                    e);
        }
    }
}
