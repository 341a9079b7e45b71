package dev.sase.surface.beads;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.Query;
import dev.sase.spi.RecordReader;
import dev.sase.spi.SaseException;
import dev.sase.spi.SaseHome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/** Which store a request is about: the one it names, that of its folder, or the only one there is. */
final class StoreChoice {
    private StoreChoice() {}

    /** The query with its store named. */
    static Query resolve(Query query, SaseHome home) {
        if (query.text(BeadParameters.PROJECT_ID).isPresent()) {
            return query;
        }
        StoreLocations stores = find(home);
        Optional<String> scope = query.folder().flatMap(stores::scopeOf).or(() -> stores.only());
        if (scope.isEmpty()) {
            throw new SaseException(ErrorCode.INVALID_REQUEST, undecided(query.folder(), stores.scopes(), home));
        }
        return query.with(BeadParameters.PROJECT_ID, scope.get());
    }

    /**
     * The store of a resolved query.
     *
     * @throws SaseException if the reader has no such store
     */
    static String require(Query query, RecordReader reader) {
        String scope = query.requiredText(BeadParameters.PROJECT_ID);
        if (!reader.scopes().contains(scope)) {
            throw unknown(scope, reader.scopes());
        }
        return scope;
    }

    private static StoreLocations find(SaseHome home) {
        try {
            return StoreLocations.find(home);
        } catch (IOException e) {
            throw new SaseException(
                    ErrorCode.SOURCE_UNREADABLE,
                    "the projects in " + StoreLocations.projectsFolder(home) + " cannot be listed (" + e
                            + "); check its permissions",
                    e);
        }
    }

    private static SaseException unknown(String scope, Collection<String> known) {
        String next = known.isEmpty() ? "no store is known" : "known are " + String.join(", ", known);
        return new SaseException(
                ErrorCode.NOT_FOUND,
                "there is no bead store '" + scope + "'; " + next
                        + "; name one with --project, or in beads.stores with a folder that exists");
    }

    private static String undecided(Optional<Path> folder, Collection<String> known, SaseHome home) {
        String where = folder.map(path -> "the folder " + path + " belongs to no bead store")
                .orElse("no bead store is named");
        return known.isEmpty()
                ? where + ", and there is none in " + StoreLocations.projectsFolder(home)
                        + " or in beads.stores; change to a project's folder"
                : where + "; choose one of " + String.join(", ", known) + " with --project";
    }
}
