/**
 * Scenario benchmarks: what reads, whole commands, rebuilds, starts and memory cost with homes of several sizes, each figure with
 * the bar that it has to meet.
 */
@NullMarked
package dev.sase.bench;

import org.jspecify.annotations.NullMarked;
