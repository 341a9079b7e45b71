package org.example.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TaskLineTest {
    @Test
    void aLineHasTitleTagsAndDay() {
        Task task = TaskLine.of("  - [x] Water #garden the  plants @due(2026-12-01) #home")
                .orElseThrow()
                .task("a.md", "Today");

        assertThat(task.done()).isTrue();
        assertThat(task.title()).isEqualTo("Water the plants");
        assertThat(task.tags()).containsExactly("garden", "home");
        assertThat(task.due()).contains("2026-12-01");
    }

    @Test
    void theIdStaysWhenTheTaskIsDoneOrTagged() {
        assertThat(id("- [ ] Water the plants")).isEqualTo(id("- [X] Water the plants #garden"));
        assertThat(id("- [ ] Water the plants")).isNotEqualTo(id("- [ ] Water the cat"));
    }

    @Test
    void aDayThatIsNoneStaysInTheTitle() {
        TaskLine line = TaskLine.of("- [ ] Post it @due(tomorrow)").orElseThrow();

        assertThat(line.hasBadDate()).isTrue();
        assertThat(line.task("a.md", "").title()).isEqualTo("Post it @due(tomorrow)");
    }

    @Test
    void otherLinesAreNoTasks() {
        for (String line : new String[] {"", "words", "- words", "- [link](there)", "- [ ]", "[ ] words"}) {
            assertThat(TaskLine.of(line)).as(line).isEmpty();
        }
        assertThat(TaskLine.of("- [?] what").orElseThrow().isKnown()).isFalse();
    }

    private static String id(String line) {
        return TaskLine.of(line).orElseThrow().task("a.md", "").id();
    }
}
