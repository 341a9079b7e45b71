package dev.sase.bench;

import dev.sase.core.read.ReadRequest;
import dev.sase.spi.RawJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Prepares a generated home for changes: puts marks into records of every surface. No daemon may follow it yet. */
final class FollowedSources {
    private static final String NAME = "NAME: ";
    private static final String DESCRIPTION = "DESCRIPTION:\n  ";

    private final Path home;
    private final String project;

    private FollowedSources(Home home) {
        this.home = home.path();
        this.project = home.project();
    }

    /** The sources of all five surfaces. */
    static List<FollowedSource> of(Home home) throws IOException {
        FollowedSources sources = new FollowedSources(home);
        return List.of(
                sources.beads(), sources.notifications(), sources.changespecs(), sources.runs(), sources.xprompts());
    }

    private FollowedSource beads() throws IOException {
        Path file = folder().resolve(Path.of("sdd", "beads", "issues.jsonl"));
        Function<String, ReadRequest> show =
                id -> ReadRequest.of("bead_show", Map.of("bead_id", id, "project_id", project));
        return lines("beads", file, "\"title\":\"", show);
    }

    private FollowedSource notifications() throws IOException {
        Path file = home.resolve(Path.of("notifications", "notifications.jsonl"));
        Function<String, ReadRequest> show = id -> ReadRequest.of("notification_detail", Map.of("notification_id", id));
        return lines("notifications", file, "\"sender\":\"", show);
    }

    /** A file of JSON lines, marked at the beginning of a member of each. */
    private static FollowedSource lines(String surface, Path file, String member, Function<String, ReadRequest> show)
            throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        String like = lines.getFirst();
        Set<String> known = new HashSet<>();
        List<ReadRequest> reads = new ArrayList<>();
        lines.replaceAll(line -> {
            String id = Client.text(RawJson.of(line), "id");
            boolean marked = line.contains(member) && reads.size() < FollowedSource.MOST_SPOTS && known.add(id);
            if (marked) {
                reads.add(show.apply(id));
            }
            return marked ? line.replaceFirst(member, member + Marks.NONE + " ") : line;
        });
        Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
        String id = "\"id\":\"" + Client.text(RawJson.of(like), "id") + "\"";
        return new FollowedSource(surface, spots(file, reads), (_, mark) -> {
            append(file, like.replace(id, "\"id\":\"" + mark + "\"") + "\n");
            return show.apply(mark);
        });
    }

    private FollowedSource changespecs() throws IOException {
        Path file = folder().resolve(project + ".sase");
        List<String> names = new ArrayList<>();
        UnaryOperator<String> mark = spec -> {
            boolean marked =
                    spec.contains(NAME) && spec.contains(DESCRIPTION) && names.size() < FollowedSource.MOST_SPOTS;
            if (marked) {
                names.add(spec.substring(spec.indexOf(NAME) + NAME.length())
                        .lines()
                        .findFirst()
                        .orElseThrow());
            }
            return marked ? spec.replaceFirst(DESCRIPTION, DESCRIPTION + Marks.NONE + " ") : spec;
        };
        String header = "## ChangeSpec\n";
        List<String> specs =
                Stream.of(Files.readString(file).split(header, -1)).map(mark).toList();
        Files.writeString(file, String.join(header, specs));
        return new FollowedSource(
                "changespecs", spots(file, names.stream().map(this::changespec).toList()), (_, text) -> {
                    append(file, "\n\n" + header + NAME + text + "\n" + DESCRIPTION + text + "\nSTATUS: Draft\n");
                    return changespec(text);
                });
    }

    private ReadRequest changespec(String name) {
        return ReadRequest.of("changespec_detail", Map.of("handle", "changespec:" + project + ":" + name));
    }

    /** Each run has files of its own. What is added is a run: its folder, then the file that describes it. */
    private FollowedSource runs() throws IOException {
        Path artifacts = folder().resolve("artifacts");
        List<Spot> spots = new ArrayList<>();
        Set<String> known = new HashSet<>();
        String model = "\"model\":\"";
        for (Path file : files(artifacts, "agent_meta.json")) {
            String content = Files.readString(file);
            String time = file.getName(file.getNameCount() - 2).toString();
            if (content.contains(model) && known.add(time)) {
                Files.writeString(file, content.replaceFirst(model, model + Marks.NONE));
                spots.addAll(spots(file, List.of(run(time))));
            }
        }
        String like = Files.readString(spots.getFirst().file());
        return new FollowedSource("agents", spots, (_, mark) -> {
            Path folder = artifacts.resolve(Path.of("ace-run", "20200101" + timeOfDay(mark)));
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("agent_meta.json"), like.replaceFirst("mark\\d{8}", mark));
            return run(folder.getFileName().toString());
        });
    }

    /** The time of day that a mark's number of seconds makes. */
    private static String timeOfDay(String mark) {
        int seconds = Integer.parseInt(mark.substring(4)) % 86_400;
        return String.format(Locale.ROOT, "%02d%02d%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }

    private ReadRequest run(String time) {
        return ReadRequest.of("agent_detail", Map.of("agent_id", "agent:" + project + ":" + time));
    }

    /** Each xprompt has a file; what is added is a line. */
    private FollowedSource xprompts() throws IOException {
        List<Spot> spots = new ArrayList<>();
        for (Path file : files(home.resolve(Path.of("workspaces", project, ".xprompts")), ".md")) {
            String name = file.getFileName().toString().replaceFirst("\\.md$", "");
            Files.writeString(file, Files.readString(file) + "\n" + Marks.NONE + "\n");
            ReadRequest show =
                    ReadRequest.of("xprompt_show", Map.of("name", project + "/" + name, "project_id", project));
            spots.addAll(spots(file, List.of(show)));
        }
        return new FollowedSource("catalogs", spots, (spot, mark) -> {
            append(spot.file(), mark + "\n");
            return spot.read();
        });
    }

    private Path folder() {
        return home.resolve(Path.of("projects", project));
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .limit(FollowedSource.MOST_SPOTS)
                    .toList();
        }
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    /** The spots of a file that was just marked, in its order. */
    private static List<Spot> spots(Path file, List<ReadRequest> reads) throws IOException {
        List<Long> offsets = Marks.offsets(Files.readAllBytes(file));
        if (offsets.size() != reads.size()) {
            throw new IllegalStateException(
                    file.getFileName() + " has " + offsets.size() + " marks, wanted " + reads.size());
        }
        List<Spot> spots = new ArrayList<>();
        for (int i = 0; i < reads.size(); i++) {
            spots.add(new Spot(file, offsets.get(i), reads.get(i)));
        }
        return spots;
    }
}
