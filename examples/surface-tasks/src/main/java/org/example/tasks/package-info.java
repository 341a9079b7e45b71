/** An example of a surface: tasks in a text file, one a line. */
@NullMarked
package org.example.tasks;

import org.jspecify.annotations.NullMarked;
