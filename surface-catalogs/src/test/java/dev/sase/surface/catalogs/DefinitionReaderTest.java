package dev.sase.surface.catalogs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionReaderTest {
    private static Definition markdown(String keys) {
        return DefinitionReader.ofMarkdown("stem", Markdown.of("---\n" + keys + "\n---\nbody"));
    }

    private static List<PromptInput> inputs(String yaml) {
        return markdown("input: " + yaml).inputs();
    }

    @Test
    void nameAndDescriptionAreScalars() {
        assertThat(markdown("name: 12\ndescription: true"))
                .extracting(Definition::name, Definition::description)
                .containsExactly("12", Optional.of("true"));
        assertThat(markdown("name: 1.5\ndescription: [a]"))
                .extracting(Definition::name, Definition::description)
                .containsExactly("stem", Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"tags: [b, ' a ', b, 3, '']|3,a,b", "tags: 'b, a,,b'|a,b", "tags: {a: b}|''", "x: y|''"})
    void tagsAreTrimmedUniqueAndSorted(String keys, String tags) {
        assertThat(String.join(",", markdown(keys).tags())).isEqualTo(tags);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "skill: true|true",
                "skill: false|false",
                "skill: [a]|true",
                "skill: []|false",
                "skill: yes|false",
                "a: b|false"
            })
    void aSkillIsTrueOrAList(String keys, boolean skill) {
        assertThat(markdown(keys).skill()).isEqualTo(skill);
    }

    @Test
    void aSnippetHasATriggerOrTheLastPartOfTheName() {
        assertThat(markdown("snippet: true").snippet().map(wish -> wish.triggerOf("a/b")))
                .contains("b");
        assertThat(markdown("snippet: fx").snippet().map(wish -> wish.triggerOf("a/b")))
                .contains("fx");
        assertThat(markdown("snippet: false").snippet()).isEmpty();
    }

    @Test
    void inputsAreAMapOrAListInOrder() {
        assertThat(Signature.of(inputs("{b: word, a: {type: INTEGER, default: 3}, c: {default: null}, d: odd}")))
                .contains("(b: word, a?: int, c?: line, d: line)");
        assertThat(Signature.of(inputs("[{name: x, type: Boolean}, {type: word}, {name: y, default: hi}, z]")))
                .contains("(x: bool, y?: line)");
        assertThat(Signature.of(List.of())).isEmpty();
    }

    @Test
    void aRepeatableInputHasDotsAndAnInputMayHaveChoices() {
        List<PromptInput> inputs = inputs(
                "{names: {type: agent, repeatable: true, default: null, description: who}, size: {type: enum, choices: [{value: s, label: small}, m]}}");
        assertThat(Signature.of(inputs)).contains("(names…?: agent, size: enum)");
        assertThat(inputs.getFirst().description()).contains("who");
        assertThat(inputs.getLast().choices())
                .containsExactly(new InputChoice("s", Optional.of("small")), new InputChoice("m", Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"true|true|true", "3|3|3", "1.0|1|''", "0.5|0.5|''", "text|-|text", "null|-|''", "[a]|-|''"})
    void defaultsAreShownUnlessTheyAreTextOrNothing(String yaml, String display, String inSnippet) {
        DefaultValue value =
                inputs("{a: {default: " + yaml + "}}").getFirst().fallback().orElseThrow();
        assertThat(value.display().orElse("-")).isEqualTo(display);
        assertThat(value.inSnippet()).isEqualTo(inSnippet);
    }

    @Test
    void aSettingIsATextOrAMapWithContent() throws UnusableYamlException {
        Yaml.Mapping section = (Yaml.Mapping)
                YamlReader.read("a: text\nb: {content: more, tags: t}\nc: {tags: t}\nd: 5\ne: {content: 5}\n");
        assertThat(section.entries().stream()
                        .map(entry -> DefinitionReader.ofSetting("n", entry.value())
                                .map(Definition::content)
                                .orElse("-")))
                .containsExactly("text", "more", "-", "-", "-");
    }
}
