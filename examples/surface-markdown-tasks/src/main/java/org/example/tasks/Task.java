package org.example.tasks;

import java.util.List;
import java.util.Optional;

/**
 * A task.
 *
 * @param id eight digits made of file and title, the same whatever becomes of the task; a file may have it twice
 * @param file the file below {@code tasks/}: {@code garden/spring.md}
 * @param section the heading above it, or empty text
 * @param done whether it is done
 * @param title what is to be done, without tags and date
 * @param tags the words behind {@code #}, in their order
 * @param due the day of {@code @due(...)}: {@code 2026-12-01}
 */
record Task(
        String id, String file, String section, boolean done, String title, List<String> tags, Optional<String> due) {
    Task {
        tags = List.copyOf(tags);
    }
}
