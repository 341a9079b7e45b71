package dev.sase.surface.catalogs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkflowTest {
    private static Optional<Definition> workflow(String yaml) throws UnusableYamlException {
        return Workflow.of("flow", (Yaml.Mapping) YamlReader.read(yaml));
    }

    private static PromptKind kind(String steps) throws UnusableYamlException {
        return workflow("steps: " + steps).orElseThrow().kind();
    }

    @Test
    void theKindFollowsFromTheSteps() throws UnusableYamlException {
        assertThat(kind("[{prompt_part: a}]")).isEqualTo(PromptKind.XPROMPT);
        assertThat(kind("[{prompt_part: a}, {nothing: b}]")).isEqualTo(PromptKind.XPROMPT);
        assertThat(kind("[{bash: ls}, {prompt_part: a}]")).isEqualTo(PromptKind.EMBEDDABLE_WORKFLOW);
        assertThat(kind("[{prompt_part: a}, {prompt_part: b}]")).isEqualTo(PromptKind.EMBEDDABLE_WORKFLOW);
        assertThat(kind("[{agent: x}, {python: y}, {parallel: []}]")).isEqualTo(PromptKind.STANDALONE_WORKFLOW);
        assertThat(kind("[{prompt: x}]")).isEqualTo(PromptKind.STANDALONE_WORKFLOW);
    }

    @Test
    void aWorkflowIsNamedByItsFileAndShowsItsFirstPart() throws UnusableYamlException {
        Definition flow = workflow(
                        "name: other\ntags: b, a\ninput: {x: word}\nsteps: [{bash: ls, output: o}, {prompt_part: one}, {prompt_part: two}]")
                .orElseThrow();
        assertThat(flow)
                .extracting(Definition::name, Definition::content, Definition::description)
                .containsExactly("flow", "one", Optional.empty());
        assertThat(flow.tags()).containsExactly("a", "b");
        assertThat(Signature.of(flow.inputs())).contains("(x: word)");
    }

    @Test
    void withoutAUsableStepThereIsNone() throws UnusableYamlException {
        assertThat(workflow("steps: [{other: 1}, text]")).isEmpty();
        assertThat(workflow("steps: text")).isEmpty();
        assertThat(workflow("a: b")).isEmpty();
    }
}
