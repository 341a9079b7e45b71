package dev.sase.surface.catalogs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntryTest {
    private static Entry entry(String name, String content) {
        Definition definition = DefinitionReader.ofMarkdown(name, Markdown.of("""
                ---
                tags: t
                input: {a: word, b: {type: int, default: 2}}
                ---
                """ + content));
        Found found = Found.in(Path.of("/p/f.md"), "/p/f.md", definition.named(name));
        return Entry.of(
                found, new Places.Place("config", Optional.empty(), Optional.empty(), Optional.of(Path.of("/p/f.md"))));
    }

    private static String json(Entry entry) {
        return XpromptJson.entry(new Xprompt("all", entry, "", "", List.of())).text();
    }

    @Test
    void theWireHasItsMembersInOrderWithNulls() {
        assertThat(json(entry("demo/fix-it_now", "do it")))
                .isEqualTo(
                        "{\"name\":\"demo/fix-it_now\",\"display_label\":\"demo/fix it now\",\"insertion\":\"#demo/fix-it_now\","
                                + "\"reference_prefix\":\"#\",\"kind\":\"xprompt\",\"description\":null,\"source_bucket\":\"config\","
                                + "\"project\":null,\"tags\":[\"t\"],\"input_signature\":\"(a: word, b?: int)\",\"inputs\":["
                                + "{\"name\":\"a\",\"type\":\"word\",\"required\":true,\"default_display\":null,\"position\":0},"
                                + "{\"name\":\"b\",\"type\":\"int\",\"required\":false,\"default_display\":\"2\",\"position\":1}],"
                                + "\"is_skill\":false,\"content_preview\":\"do it\",\"source_path_display\":null,"
                                + "\"definition_path\":\"/p/f.md\"}");
    }

    @Test
    void aRangeFollowsThePath() {
        Found found = new Found(
                DefinitionReader.plain("x", "c"),
                "config",
                Path.of("/p/sase.yml"),
                Optional.of(new TextRange(1, 2, 1, 5)),
                Optional.empty(),
                Optional.empty());
        Entry entry =
                Entry.of(found, new Places.Place("config", Optional.empty(), Optional.of("config"), Optional.empty()));
        assertThat(json(entry))
                .endsWith(
                        "\"source_path_display\":\"config\",\"definition_range\":{\"start\":{\"line\":1,\"character\":2},"
                                + "\"end\":{\"line\":1,\"character\":5}}}");
    }

    @Test
    void theLabelIsTheNameForPeople() {
        assertThat(entry("_-", "x").displayLabel()).isEqualTo("_-");
        assertThat(entry("_plan-b", "x").displayLabel()).isEqualTo("plan b");
    }

    @Test
    void thePreviewCountsCharactersAndNotUtf16Units() {
        assertThat(entry("x", "  " + "😀".repeat(500) + "\n").contentPreview()).contains("😀".repeat(500));
        assertThat(entry("x", "😀".repeat(501)).contentPreview()).contains("😀".repeat(500) + "...");
        assertThat(entry("x", "a".repeat(499) + " b").contentPreview()).contains("a".repeat(499) + "...");
        assertThat(entry("x", " \n").contentPreview()).isEmpty();
    }

    @Test
    void theIdIsMadeOfBucketProjectNameAndPath() {
        assertThat(entry("x", "y").catalogId())
                .isEqualTo(Digests.sha256("xprompt\0config\0\0x\0/p/f.md"))
                .hasSize(64);
    }

    @Test
    void theRowHasTheHashOfTheEntry() {
        Xprompt xprompt = new Xprompt("all", entry("x", "y"), "/p/f.md", "y", List.of());
        assertThat(XpromptJson.row(xprompt).text())
                .isEqualTo("{\"schema_version\":1,\"catalog_id\":\""
                        + xprompt.entry().catalogId() + "\",\"entry\":"
                        + json(xprompt.entry()) + ",\"source_path\":\"/p/f.md\",\"content_hash\":\""
                        + Digests.sha256(json(xprompt.entry())) + "\",\"exists\":true}");
    }
}
