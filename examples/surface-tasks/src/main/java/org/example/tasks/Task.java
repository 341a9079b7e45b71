package org.example.tasks;

/**
 * A task.
 *
 * @param id what people call it; a file may have it twice
 * @param done whether it is done
 * @param title what is to be done
 */
record Task(String id, boolean done, String title) {}
