package dev.sase.surface.changespecs;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How a ChangeSpec's name may be spelled as a branch: as it is, without its number, without the project's name in front, and each of
 * these with dashes for underscores.
 */
final class BranchNames {
    private BranchNames() {}

    /** What all spellings of a name have in common, but for the project's name in front. */
    static String key(String name) {
        return ChangeSpecs.lower(SpecNames.baseName(name.replace('-', '_')));
    }

    /**
     * The keys that the ChangeSpecs of a branch may have.
     *
     * @param branch the name of the branch
     * @param project the project's name, which may stand in front of the ChangeSpec's name
     */
    static Set<String> keys(String branch, String project) {
        Set<String> keys = new LinkedHashSet<>();
        addKeys(keys, branch);
        addKeys(keys, project + "_" + branch);
        return keys;
    }

    /** Whether a branch is a spelling of a ChangeSpec's name. */
    static boolean isSpelling(String branch, ChangeSpec spec) {
        Set<String> names = new LinkedHashSet<>();
        names.add(spec.name());
        names.add(SpecNames.baseName(spec.name()));
        String project = spec.source().projectId() + "_";
        for (String name : List.copyOf(names)) {
            if (name.startsWith(project)) {
                names.add(name.substring(project.length()));
            }
        }
        return names.stream()
                .anyMatch(name -> name.equals(branch) || name.replace('_', '-').equals(branch));
    }

    private static void addKeys(Set<String> keys, String branch) {
        keys.add(key(branch));
        keys.add(ChangeSpecs.lower(branch.replace('-', '_')));
    }
}
