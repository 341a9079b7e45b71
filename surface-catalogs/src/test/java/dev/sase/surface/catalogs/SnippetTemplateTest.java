package dev.sase.surface.catalogs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnippetTemplateTest {
    private static Optional<String> template(String content) {
        return SnippetTemplate.of(DefinitionReader.ofMarkdown("x", Markdown.of("""
                ---
                input: {bug: word, size: {default: 2}, area: {type: line, default: parser}, who: word, empty: {default: null}}
                ---
                """ + content)));
    }

    @Test
    void inputsArePlacesOrTheirDefaults() {
        assertThat(
                        template(
                                "Mend {{ bug }} of {{area}}{{ empty }} for {{who}}, {{ size }}. Also {2} or {3:it}. {x} {4:} {}"))
                .contains("Mend $1 of parser for $2, 2. Also $2 or it. {x}  {}$0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{% if x %}", "{# note #}", "{{ nobody }}", "{{ }}", "{{ bug"})
    void whatATemplateCannotDoMakesNone(String content) {
        assertThat(template(content)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"fix_1,true", "fix-1,false", "'',false", "ä,false", "a b,false"})
    void aTriggerHasLettersDigitsAndUnderscores(String word, boolean trigger) {
        assertThat(SnippetTemplate.isTrigger(word)).isEqualTo(trigger);
    }
}
