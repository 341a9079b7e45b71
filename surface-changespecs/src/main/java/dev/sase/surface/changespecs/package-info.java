/**
 * The surface of ChangeSpecs: parser of both generations of project files, record, status rules, collection, reads and commands.
 * Project files are read and never written.
 */
@NullMarked
package dev.sase.surface.changespecs;

import org.jspecify.annotations.NullMarked;
