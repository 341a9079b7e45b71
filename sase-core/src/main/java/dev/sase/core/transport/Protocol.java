package dev.sase.core.transport;

/** The names and numbers of the local daemon protocol, version 1. */
public final class Protocol {
    /** The name of the contract that {@code capabilities} answers. */
    public static final String CONTRACT = "sase_local_daemon_framed_json_v1";

    /** The version of the contract and of every envelope. */
    public static final int SCHEMA_VERSION = 1;

    /** The oldest client schema that is served. */
    public static final int MIN_CLIENT_SCHEMA_VERSION = 1;

    /** The newest client schema that is served. */
    public static final int MAX_CLIENT_SCHEMA_VERSION = 1;

    /** The version of the projection's read contract. */
    public static final int PROJECTION_READ_SCHEMA_VERSION = 1;

    /** The version of the projection's write contract. */
    public static final int PROJECTION_WRITE_SCHEMA_VERSION = 1;

    /** The version of the projection's storage that clients of this contract know. */
    public static final int PROJECTION_SCHEMA_VERSION = 10;

    /** The largest frame either side sends, and the longest JSON-RPC line, in bytes without the length prefix. */
    public static final int MAX_PAYLOAD_BYTES = 1_048_576;

    /** The page size when a request names none. */
    public static final int DEFAULT_PAGE_LIMIT = 100;

    /** The largest page size. */
    public static final int MAX_PAGE_LIMIT = 500;

    private Protocol() {}
}
