package dev.sase.surface.catalogs;

import dev.sase.spi.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The file references of a site. In a project those of its stores, of which a later store replaces a reference of an earlier one; in
 * the catalog of no project those of the user's own store.
 */
final class FileHistory {
    private static final String STORE = "file_reference_history.json";
    private static final String PATHS = "paths";
    private static final String INTERNAL = ".sase/";
    private static final int MAX_REFERENCES = 100_000;

    private final Site site;
    private final Problems problems;
    private final SortedMap<String, FileUse> ranked = new TreeMap<>(Texts::compare);
    private final Map<String, FileUse> listed = new LinkedHashMap<>();

    private FileHistory(Site site, Problems problems) {
        this.site = site;
        this.problems = problems;
    }

    /** The stores, of which later ones win. */
    static List<Path> stores(Site site) {
        return site.root()
                .map(root -> List.of(root.resolve(INTERNAL + STORE), root.resolve(STORE)))
                .orElseGet(() -> List.of(site.home().resolve(STORE)));
    }

    /** The references: by path, behind that those of a list in its order. */
    static List<FileUse> of(Site site, Problems problems) {
        FileHistory history = new FileHistory(site, problems);
        for (Path store : stores(site)) {
            List<Path> bounds = site.root().map(List::of).orElseGet(List::of);
            if (new SourceFolder(store.resolveSibling("."), bounds)
                    .file(store, problems)
                    .isPresent()) {
                FileBytes.read(store, problems).ifPresent(bytes -> history.add(store, bytes));
            }
        }
        List<FileUse> all = new ArrayList<>(history.ranked.values());
        all.addAll(history.listed.values());
        return all;
    }

    private void add(Path store, byte[] bytes) {
        Optional<String> text = FileBytes.decode(bytes, store, problems);
        if (text.isEmpty() || text.get().isBlank()) {
            return;
        }
        try {
            JsonNode node = Json.parse(text.get());
            Reader reader = new Reader(store, Digests.sha256(bytes));
            if (isList(node)) {
                reader.list(node.get(PATHS));
            } else if (node.isArray()) {
                node.forEach(row -> reader.row(Optional.empty(), row));
            } else if (node.isObject()) {
                node.properties().forEach(member -> reader.row(Optional.of(member.getKey()), member.getValue()));
            } else {
                problems.corrupt("invalid_store", store, 0, "the file is neither an array nor an object");
            }
            reader.sayWhatIsLeftOut();
        } catch (JacksonException e) {
            long line =
                    e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            problems.corrupt("invalid_json", store, line, "the file is not JSON: " + Json.reason(e));
        }
    }

    private static boolean isList(JsonNode node) {
        JsonNode paths = node.get(PATHS);
        return node.isObject() && paths != null && paths.isArray();
    }

    /** Takes the references of one store. */
    private final class Reader {
        private final Path store;
        private final String hash;
        private int invalid;
        private int tooMany;

        Reader(Path store, String hash) {
            this.store = store;
            this.hash = hash;
        }

        /** The list of the user's store, the last used first. */
        void list(JsonNode paths) {
            for (JsonNode path : paths) {
                Optional<String> text = Json.text(path).filter(value -> !value.isEmpty());
                if (text.isEmpty()) {
                    invalid++;
                } else if (!text.get().startsWith(INTERNAL) && hasRoom()) {
                    FileUse use = use(text.get(), Optional.empty(), Optional.empty(), Optional.empty(), 1);
                    if (!ranked.containsKey(use.handle())) {
                        listed.putIfAbsent(use.handle(), use);
                    }
                }
            }
        }

        /** A row of an array, or of an object under a key. */
        void row(Optional<String> key, JsonNode row) {
            Optional<String> path = first(row, "path", "file", "value")
                    .or(() -> key.map(Texts::wellFormed))
                    .filter(text -> !text.isEmpty());
            if (path.isEmpty()) {
                invalid++;
            } else if (hasRoom()) {
                FileUse use = use(
                        path.get(),
                        first(row, "branch_or_workspace", "branch", "workspace"),
                        Json.text(row, "workspace_name"),
                        first(row, "last_used_at", "timestamp"),
                        count(row));
                listed.remove(use.handle());
                ranked.put(use.handle(), use);
            }
        }

        void sayWhatIsLeftOut() {
            if (invalid > 0) {
                problems.corrupt("invalid_record", store, 0, invalid + " entries have no path and are left out");
            }
            if (tooMany > 0) {
                problems.corrupt(
                        "oversized_store",
                        store,
                        0,
                        tooMany + " entries are left out, a history may have " + MAX_REFERENCES);
            }
        }

        private boolean hasRoom() {
            boolean room = ranked.size() + listed.size() < MAX_REFERENCES;
            tooMany += room ? 0 : 1;
            return room;
        }

        private FileUse use(
                String path, Optional<String> branch, Optional<String> workspace, Optional<String> time, long count) {
            return new FileUse(site.scope(), path, branch, workspace, time, count, hash, store.toString());
        }

        private static Optional<String> first(JsonNode row, String... names) {
            for (String name : names) {
                Optional<String> text = Json.text(row, name).filter(value -> !value.isEmpty());
                if (text.isPresent()) {
                    return text;
                }
            }
            return Optional.empty();
        }

        private static long count(JsonNode row) {
            for (String name : List.of("use_count", "count")) {
                JsonNode count = row.get(name);
                if (count != null
                        && count.isIntegralNumber()
                        && count.bigIntegerValue().signum() >= 0) {
                    return count.canConvertToLong() ? count.longValue() : Long.MAX_VALUE;
                }
            }
            return 1;
        }
    }
}
