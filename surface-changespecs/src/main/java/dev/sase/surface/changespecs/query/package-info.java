/**
 * The query language of ChangeSpecs: tokenizer, parser, canonical text, and the predicate that a query stands for. Substrings and
 * exact values only; there are no patterns.
 */
@NullMarked
package dev.sase.surface.changespecs.query;

import org.jspecify.annotations.NullMarked;
