package dev.sase.spi;

/** How the rows of a {@link Shape#PAGE} stand on the wire. Clients of the first contract expect them in different ways. */
public enum RowsForm {
    /** An array: {@code "issues":[…]}. */
    ARRAY,
    /** An array in an object of the same name: {@code "entries":{"schema_version":1,"entries":[…]}}. */
    NESTED,
    /** The same with {@code "next_offset":null} behind it: pages are found by cursor alone. */
    NESTED_WITH_OFFSET
}
