package dev.sase.core.store;

/** A set of record keys by their hashes, at 16 bytes a place, since a unit may have a million of them. Confined to one thread. */
final class KeySet {
    private static final int SMALLEST = 64;

    private long[] places = new long[2 * SMALLEST];
    private int size;

    /** Adds a key; says whether it was absent. */
    boolean add(RecordHash key) {
        if (!put(key.high(), low(key))) {
            return false;
        }
        if (++size > places.length / 3) {
            long[] old = places;
            places = new long[old.length * 2];
            for (int i = 0; i < old.length; i += 2) {
                if (old[i + 1] != 0) {
                    put(old[i], old[i + 1]);
                }
            }
        }
        return true;
    }

    /** Whether a key was added. */
    boolean contains(RecordHash key) {
        int at = find(key.high(), low(key));
        return places[at + 1] != 0;
    }

    private boolean put(long high, long low) {
        int at = find(high, low);
        if (places[at + 1] != 0) {
            return false;
        }
        places[at] = high;
        places[at + 1] = low;
        return true;
    }

    private int find(long high, long low) {
        int mask = places.length - 1;
        int at = (int) (high << 1) & mask;
        while (places[at + 1] != 0 && (places[at] != high || places[at + 1] != low)) {
            at = (at + 2) & mask;
        }
        return at;
    }

    /** Zero marks an empty place. */
    private static long low(RecordHash key) {
        return key.low() | 1;
    }
}
