package dev.sase.surface.changespecs;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A wanted change of status, with what it depends on.
 *
 * @param name the name of the ChangeSpec
 * @param oldStatus its status as written
 * @param newStatus the status it is to have
 * @param validate whether the change has to be one of those that people make; tools that revert and archive switch it off
 * @param parentStatus the status of its parent in the same project, if it has one
 * @param blockingChildren its children that are neither WIP nor Draft nor Reverted
 * @param siblingsWithUnrevertedChildren the names of siblings whose children are not all reverted
 * @param existingNames the names that are taken
 */
public record TransitionRequest(
        String name,
        String oldStatus,
        String newStatus,
        boolean validate,
        Optional<String> parentStatus,
        List<Child> blockingChildren,
        List<String> siblingsWithUnrevertedChildren,
        Set<String> existingNames) {
    /**
     * A child that stands in the way.
     *
     * @param name its name
     * @param status its status
     */
    public record Child(String name, String status) {}

    public TransitionRequest {
        blockingChildren = List.copyOf(blockingChildren);
        siblingsWithUnrevertedChildren = List.copyOf(siblingsWithUnrevertedChildren);
        existingNames = Set.copyOf(existingNames);
    }
}
