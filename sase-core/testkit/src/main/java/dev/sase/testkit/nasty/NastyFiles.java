package dev.sase.testkit.nasty;

import dev.sase.testkit.SaseHomeFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Writes the files of {@link NastySurface}. */
public final class NastyFiles {
    private static final String FOLDER = NastyLoader.FOLDER + "/";
    private static final List<String> UNITS = List.of(
            "alpha/one.jsonl",
            "alpha/two.jsonl",
            "beta/one.jsonl",
            "%F0%9F%98%80/one.jsonl",
            "%EF%BD%9E/one.jsonl",
            "alpha/three.jsonl");

    private NastyFiles() {}

    /** Writes units of several scopes, one of them empty, with records that repeat inside a unit and across units. */
    public static void seed(SaseHomeFixture home, RandomGenerator random) {
        for (String unit : UNITS) {
            List<String> lines = new ArrayList<>();
            int records = 4 + random.nextInt(12);
            for (int i = 0; i < records; i++) {
                lines.add(line(NastyValues.record(NastyValues.handle(random), random)));
                if (random.nextInt(6) == 0) {
                    lines.add(NastyValues.pick(lines, random));
                }
                if (random.nextInt(4) == 0) {
                    lines.add(line(label(random)));
                }
            }
            home.write(FOLDER + unit, String.join("\n", lines) + "\n");
        }
        home.write(FOLDER + "empty/one.jsonl", "");
        NastyRecord any = NastyValues.record("long", random);
        home.append(FOLDER + UNITS.getFirst(), line(withBody(any, NastyValues.longBody(200_000))) + "\n");
    }

    /** Adds a record whose JSON is larger than an answer may be. */
    public static void addOversized(SaseHomeFixture home, RandomGenerator random) {
        NastyRecord any = NastyValues.record("oversized", random);
        home.append(FOLDER + UNITS.get(2), line(withBody(any, NastyValues.longBody(1_200_000))) + "\n");
    }

    /** Adds records each of which needs the next: {@code c0}, {@code c1}, and so on. */
    public static void addChain(SaseHomeFixture home, int length, RandomGenerator random) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < length; i++) {
            NastyRecord any = NastyValues.record("c" + i, random);
            lines.append(line(new NastyRecord(
                            any.id(),
                            "",
                            any.title(),
                            any.note(),
                            any.rank(),
                            any.due(),
                            any.open(),
                            any.starred(),
                            any.body(),
                            List.of("c" + (i + 1)),
                            any.labels())))
                    .append('\n');
        }
        home.append(FOLDER + "beta/chain.jsonl", lines.toString());
    }

    /** Changes one unit: a line added, removed, replaced, moved or repeated, the whole unit emptied, deleted or written anew. */
    public static void change(SaseHomeFixture home, RandomGenerator random) {
        String file = FOLDER + NastyValues.pick(UNITS, random);
        List<String> lines = new ArrayList<>();
        if (home.files().containsKey(file)) {
            lines.addAll(List.of(home.read(file).split("\n", -1)));
            lines.removeIf(String::isEmpty);
        }
        String fresh = line(NastyValues.record(NastyValues.handle(random), random));
        int at = lines.isEmpty() ? 0 : random.nextInt(lines.size());
        switch (lines.isEmpty() ? 0 : random.nextInt(9)) {
            case 0 -> lines.add(at, fresh);
            case 1 -> lines.remove(at);
            case 2 -> lines.set(at, fresh);
            case 3 -> lines.add(lines.remove(at));
            case 4 -> lines.add(at, NastyValues.pick(lines, random));
            case 5 -> lines.add(at, "{\"id\":\"damaged");
            case 6 -> lines.clear();
            case 7 -> lines.set(at, line(label(random)));
            default -> {
                home.delete(file);
                return;
            }
        }
        home.write(file, lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
    }

    private static NastyLabel label(RandomGenerator random) {
        String colour = NastyValues.sometimes(random, NastyValues.text(random));
        return new NastyLabel(NastyValues.label(random), "", colour, NastyValues.number(random));
    }

    private static NastyRecord withBody(NastyRecord record, String body) {
        return new NastyRecord(
                record.id(),
                record.store(),
                record.title(),
                record.note(),
                record.rank(),
                record.due(),
                record.open(),
                record.starred(),
                body,
                record.needs(),
                record.labels());
    }

    private static String line(NastyRecord record) {
        return NastyLine.of(record);
    }

    private static String line(NastyLabel label) {
        return NastyLine.of(label);
    }
}
