package dev.sase.surface.beads;

import dev.sase.spi.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields that a search looks into, in the order in which an answer names them. */
final class SearchFields {
    /** Stands between fields, so that nothing is found across two of them: a search text never contains it. */
    static final char SEPARATOR = '\0';

    /** The most bytes that {@link #matching} adds to a row of an answer. */
    static final int MAX_NAME_BYTES = 320;

    private static final List<SearchField> FIELDS = List.of(
            new SearchField("id", Bead::id),
            new SearchField("title", Bead::title),
            new SearchField("description", Bead::description),
            new SearchField("notes", Bead::notes),
            new SearchField("design", Bead::design),
            new SearchField("refs", bead -> String.join("\n", bead.refs())),
            new SearchField(
                    "links",
                    bead -> lines(bead.links().stream()
                            .flatMap(link -> Stream.of(link.targetRef(), link.relation(), link.description())))),
            new SearchField(
                    "plus_one_evidence",
                    bead -> lines(bead.plusOneEvidence().stream().flatMap(SearchFields::evidence))),
            new SearchField(
                    "close_history", bead -> lines(bead.closeHistory().stream().flatMap(SearchFields::close))),
            new SearchField("owner", Bead::owner),
            new SearchField("assignee", Bead::assignee),
            new SearchField("model", Bead::model),
            new SearchField("changespec_name", Bead::changespecName),
            new SearchField("changespec_bug_id", Bead::changespecBugId),
            new SearchField("external_ref", Bead::externalRef),
            new SearchField("status", bead -> bead.status().token()),
            new SearchField("type", bead -> bead.type().token()),
            new SearchField("size", bead -> bead.size().orElse("")),
            new SearchField("tier", bead -> bead.tier().map(BeadTier::token).orElse("")));

    private SearchFields() {}

    private record SearchField(String name, Function<Bead, String> text) {}

    /** All fields of a bead as one text. */
    static String document(Bead bead) {
        StringBuilder document =
                new StringBuilder(bead.description().length() + bead.notes().length() + 256);
        for (SearchField field : FIELDS) {
            document.append(field.text().apply(bead)).append(SEPARATOR);
        }
        return document.toString();
    }

    /** The names of the fields that contain a text, whatever the case. */
    static List<String> matching(Bead bead, String needle) {
        String folded = Texts.fold(needle);
        List<String> names = new ArrayList<>();
        for (SearchField field : FIELDS) {
            if (Texts.fold(field.text().apply(bead)).contains(folded)) {
                names.add(field.name());
            }
        }
        return names;
    }

    private static Stream<String> evidence(PlusOneEvidence evidence) {
        return Stream.of(
                        Stream.of(evidence.reporter(), evidence.note()),
                        evidence.observedSince().stream(),
                        evidence.refs().stream())
                .flatMap(part -> part);
    }

    private static Stream<String> close(CloseRecord close) {
        return Stream.of(
                        close.closeReason().stream(),
                        close.resolution().stream(),
                        Stream.of(close.closedAt(), close.reopenedAt()))
                .flatMap(part -> part);
    }

    private static String lines(Stream<String> parts) {
        return parts.collect(Collectors.joining("\n"));
    }
}
