package dev.sase.bench;

import dev.sase.spi.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;

/** The figures of a run in their order. Confined to one thread. */
final class Report {
    private static final List<String> COLUMNS = List.of(
            "group", "figure", "records", "data bytes", "runs", "p50", "p90", "p95", "p99", "max", "bar", "result");

    private final List<Figure> figures = new ArrayList<>();
    private final List<Comparison> comparisons = new ArrayList<>();
    private final Consumer<String> progress;

    /**
     * An empty report.
     *
     * @param progress is told each figure as it comes
     */
    Report(Consumer<String> progress) {
        this.progress = progress;
    }

    void add(Figure figure) {
        figures.add(figure);
        progress.accept(String.join("  ", cells(figure)));
    }

    /** Adds what was measured both ways. */
    void add(Comparison comparison) {
        comparisons.add(comparison);
    }

    Optional<Figure> find(String group, String name, int records) {
        return figures.stream()
                .filter(figure -> figure.records() == records
                        && figure.group().equals(group)
                        && figure.name().equals(name))
                .findFirst();
    }

    /** The report as a page with a table. */
    String markdown(SequencedMap<String, String> facts) {
        List<List<String>> rows = new ArrayList<>(List.of(COLUMNS));
        figures.forEach(figure -> rows.add(cells(figure)));
        int[] widths = new int[COLUMNS.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder page = new StringBuilder("# Benchmarks\n\n");
        facts.forEach((name, value) ->
                page.append("- ").append(name).append(": ").append(value).append('\n'));
        page.append("- bars: ").append(verdict()).append("\n\n");
        for (int r = 0; r < rows.size(); r++) {
            line(page, rows.get(r), widths);
            if (r == 0) {
                for (int width : widths) {
                    page.append('|').append("-".repeat(width + 2));
                }
                page.append("|\n");
            }
        }
        return page.toString();
    }

    private static void line(StringBuilder page, List<String> cells, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            String room = " ".repeat(widths[i] - cell.length());
            boolean number = i >= 2 && i <= 9;
            page.append("| ").append(number ? room + cell : cell + room).append(' ');
        }
        page.append("|\n");
    }

    private String verdict() {
        long met = figures.stream()
                .flatMap(figure -> figure.bar().stream())
                .filter(Bar::met)
                .count();
        long all = figures.stream().filter(figure -> figure.bar().isPresent()).count();
        return met + " of " + all + " met";
    }

    private static List<String> cells(Figure figure) {
        Percentiles measured = figure.measured();
        boolean many = measured.count() > 1;
        Unit unit = measured.unit();
        return List.of(
                figure.group(),
                figure.name(),
                figure.records() == 0 ? "-" : String.format(Locale.ROOT, "%,d", figure.records()),
                figure.dataBytes() == 0 ? "-" : String.format(Locale.ROOT, "%,d", figure.dataBytes()),
                Integer.toString(measured.count()),
                unit.show(measured.median()),
                many ? unit.show(measured.at(90)) : "-",
                many ? unit.show(measured.at(95)) : "-",
                many ? unit.show(measured.at(99)) : "-",
                many ? unit.show(measured.largest()) : "-",
                figure.bar().map(Bar::text).orElse("-"),
                figure.bar().map(bar -> bar.met() ? "met" : "MISSED").orElse("-"));
    }

    /** The report for programs, among them {@code sase daemon rollout --benchmark-report}, which looks at {@code read_groups}. */
    byte[] json(SequencedMap<String, String> facts) {
        JsonWriter json = new JsonWriter().beginObject().name("schema_version").number(1);
        json.name("facts").beginObject();
        facts.forEach((name, value) -> json.name(name).string(value));
        json.endObject().name("figures").beginArray();
        for (Figure figure : figures) {
            Percentiles measured = figure.measured();
            json.beginObject();
            json.name("group").string(figure.group());
            json.name("name").string(figure.name());
            json.name("records").number(figure.records());
            json.name("data_bytes").number(figure.dataBytes());
            json.name("runs").number(measured.count());
            json.name("unit").string(measured.unit().token());
            json.name("p50").number(measured.median());
            json.name("p90").number(measured.at(90));
            json.name("p95").number(measured.at(95));
            json.name("p99").number(measured.at(99));
            json.name("max").number(measured.largest());
            json.name("bar").string(figure.bar().map(Bar::text).orElse(null));
            if (figure.bar().isPresent()) {
                json.name("met").bool(figure.bar().get().met());
            }
            json.endObject();
        }
        json.endArray().name("read_groups").beginArray();
        comparisons.forEach(comparison -> comparison.write(json));
        return json.endArray().endObject().toByteArray();
    }
}
