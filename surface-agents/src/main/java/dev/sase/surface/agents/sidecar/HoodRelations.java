package dev.sase.surface.agents.sidecar;

import dev.sase.surface.agents.archive.SourceProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what binds the runs of a snapshot. Every id has to be one of its runs. */
final class HoodRelations {
    private final Map<String, String> names;

    /**
     * Creates a reader.
     *
     * @param names the global names of the snapshot's runs by their ids
     */
    HoodRelations(Map<String, String> names) {
        this.names = names;
    }

    /** The relations of a snapshot. */
    List<Relation> relations(JsonFacts snapshot) throws SourceProblem {
        List<Relation> relations = new ArrayList<>();
        for (JsonFacts element : snapshot.objects("relationships")) {
            JsonFacts relation = element.called("relationship " + (relations.size() + 1));
            relations.add(new Relation(kind(relation), resolved(relation), target(relation)));
        }
        return relations;
    }

    /** The members of each family of a snapshot. */
    List<List<String>> families(JsonFacts snapshot) throws SourceProblem {
        List<List<String>> families = new ArrayList<>();
        for (JsonFacts element : snapshot.objects("containers")) {
            JsonFacts container = element.called("container " + element.component("global_name"));
            List<String> members = new ArrayList<>();
            for (String id : container.texts("member_source_run_ids")) {
                members.add(nameOf(container, id));
            }
            switch (container.text("kind")) {
                case "family" -> families.add(List.copyOf(members));
                case "clan" -> {}
                default -> throw container.problem("invalid_record", "its kind is neither family nor clan");
            }
        }
        return families;
    }

    private static Relation.Kind kind(JsonFacts relation) throws SourceProblem {
        return switch (relation.text("kind")) {
            case "wait" -> Relation.Kind.WAIT;
            case "workflow_parent" -> Relation.Kind.WORKFLOW_PARENT;
            default -> throw invalid(relation, "its kind is neither wait nor workflow_parent");
        };
    }

    private String target(JsonFacts relation) throws SourceProblem {
        JsonFacts target = relation.object("target");
        return switch (target.text("kind")) {
            case "source_run_id" -> resolved(target);
            case "global_name" -> {
                if (relation.node().path("required").asBoolean(false)) {
                    throw invalid(relation, "it requires a run that is named only, and may not be published");
                }
                yield target.component("global_name");
            }
            default -> throw invalid(relation, "its target is neither a source_run_id nor a global_name");
        };
    }

    private String resolved(JsonFacts facts) throws SourceProblem {
        return nameOf(facts, facts.text("source_run_id"));
    }

    private String nameOf(JsonFacts facts, String id) throws SourceProblem {
        Optional<String> name = Optional.ofNullable(names.get(id));
        return name.orElseThrow(() -> invalid(facts, "the run '" + id + "' is not in the snapshot"));
    }

    private static SourceProblem invalid(JsonFacts facts, String message) {
        return facts.problem("invalid_relationship", message);
    }
}
