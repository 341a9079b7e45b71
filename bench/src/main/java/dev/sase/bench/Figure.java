package dev.sase.bench;

import java.util.Optional;

/**
 * One line of the table.
 *
 * @param group what it belongs to
 * @param name what was measured
 * @param records how many records the store that was read has; 0 where the figure is about none
 * @param dataBytes the size of the home's files
 * @param measured the numbers
 * @param bar what has to be reached, where something has
 */
record Figure(String group, String name, int records, long dataBytes, Percentiles measured, Optional<Bar> bar) {}
