/**
 * The configuration of one invocation: layers of YAML files under environment variables, read once, checked as a whole, and
 * handed on as typed values with their origin.
 */
@NullMarked
package dev.sase.core.config;

import org.jspecify.annotations.NullMarked;
