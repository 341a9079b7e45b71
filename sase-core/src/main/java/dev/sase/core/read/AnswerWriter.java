package dev.sase.core.read;

import dev.sase.spi.Answer;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.PageRequest;
import dev.sase.spi.RawJson;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RowsForm;
import dev.sase.spi.Shape;
import java.util.Optional;

/** Wraps answers for the wire. */
public final class AnswerWriter {
    private AnswerWriter() {}

    /**
     * The body of a reply.
     *
     * @param read the read that was answered
     * @param answer the answer
     * @param snapshotId the snapshot it came from
     * @param cursor where the next page starts, if there is one
     * @return the JSON
     */
    public static RawJson body(ReadOperation read, Answer answer, String snapshotId, Optional<String> cursor) {
        JsonWriter out = new JsonWriter(size(answer)).beginObject();
        if (read.shape() != Shape.BARE) {
            out.name("schema_version").number(1);
            out.name("snapshot").beginObject().name("schema_version").number(1);
            out.name("snapshot_id").string(snapshotId).endObject();
        }
        if (read.shape() == Shape.PAGE) {
            out.name("page").beginObject().name("schema_version").number(1);
            cursor.ifPresent(next -> out.name("next_cursor").string(next));
            out.endObject();
        }
        for (Answer.Member member : answer.members()) {
            write(out, member, read.rowsForm());
        }
        if (read.shape() != Shape.BARE) {
            out.name("bounded").beginObject().name("schema_version").number(1);
            out.name("max_payload_bytes").number(PageRequest.MAX_PAYLOAD_BYTES);
            out.name("truncated").bool(answer.truncated());
            if (!answer.omitted().isEmpty()) {
                out.name("omitted").strings(answer.omitted());
            }
            out.endObject();
        }
        return out.endObject().toRawJson();
    }

    private static void write(JsonWriter out, Answer.Member member, RowsForm form) {
        switch (member) {
            case Answer.Value(var name, var json) -> out.name(name).raw(json);
            case Answer.Rows(var name, var rows) -> {
                boolean nested = form != RowsForm.ARRAY;
                if (nested) {
                    out.name(name).beginObject().name("schema_version").number(1);
                }
                out.name(name).beginArray();
                rows.forEach(out::raw);
                out.endArray();
                if (form == RowsForm.NESTED_WITH_OFFSET) {
                    out.name("next_offset").nullValue();
                }
                if (nested) {
                    out.endObject();
                }
            }
        }
    }

    private static int size(Answer answer) {
        int size = 512;
        for (Answer.Member member : answer.members()) {
            size += switch (member) {
                case Answer.Value(var _, var json) -> json.size() + 32;
                case Answer.Rows(var _, var rows) ->
                    rows.stream().mapToInt(row -> row.size() + 1).sum();
            };
        }
        return size;
    }
}
