package dev.sase.surface.catalogs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {
    @Test
    void withoutFrontMatterTheBodyIsTheFile() {
        Markdown markdown = Markdown.of("one\r\n---\ntwo\n");
        assertThat(markdown.frontMatter()).isEmpty();
        assertThat(markdown.body()).isEqualTo("one\r\n---\ntwo\n");
    }

    @Test
    void frontMatterStandsBetweenTwoFences() {
        Markdown markdown = Markdown.of(" ---\t\r\nname: x\r\n---\r\none\r\n\r\ntwo\r\n");
        assertThat(markdown.frontMatter().flatMap(keys -> keys.get("name")).flatMap(Yaml::text))
                .contains("x");
        assertThat(markdown.body()).isEqualTo("one\n\ntwo");
    }

    @Test
    void frontMatterWithoutAnEndIsBody() {
        assertThat(Markdown.of("---\nname: x\n").body()).isEqualTo("---\nname: x\n");
    }

    @Test
    void frontMatterThatCannotBeUsedIsIgnoredAndSaysWhere() {
        Markdown broken = Markdown.of("---\nok: 1\nname: [\n---\nbody\n");
        assertThat(broken.body()).isEqualTo("body");
        assertThat(broken.frontMatter()).isEmpty();
        assertThat(broken.problem())
                .hasValueSatisfying(problem -> assertThat(problem.line()).isBetween(3, 4));
        assertThat(Markdown.of("---\n- a\n---\nbody").problem())
                .hasValueSatisfying(problem -> assertThat(problem).hasMessage("it is not a map"));
        assertThat(Markdown.of("---\n# nothing\n---\nbody").problem()).isEmpty();
    }
}
