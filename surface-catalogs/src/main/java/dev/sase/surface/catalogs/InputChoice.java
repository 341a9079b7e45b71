package dev.sase.surface.catalogs;

import java.util.Optional;

/**
 * A value that an input may have.
 *
 * @param value the value
 * @param label what people see in its place
 */
record InputChoice(String value, Optional<String> label) {}
