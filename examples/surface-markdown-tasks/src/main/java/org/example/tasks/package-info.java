/** A surface of another author: tasks in Markdown files. */
@NullMarked
package org.example.tasks;

import org.jspecify.annotations.NullMarked;
