package dev.sase.surface.agents.sidecar;

import dev.sase.surface.agents.Origin;
import dev.sase.surface.agents.archive.SourceProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the snapshot of a hood and the files of its runs. A hood is taken whole or not at all: whatever contradicts the manifest, the
 * snapshot or itself is a problem of the hood.
 */
final class HoodReader {
    private final SidecarFiles files;
    private final Owner owner;
    private final String hood;
    private final Path file;
    private final ListedFiles listed;

    HoodReader(SidecarFiles files, Owner owner, String hood) {
        SidecarLayout layout = new SidecarLayout(files.root());
        this.files = files;
        this.owner = owner;
        this.hood = hood;
        this.file = layout.snapshot(owner, hood);
        this.listed = new ListedFiles(files, file);
    }

    /**
     * Reads the hood.
     *
     * @param digest the digest of the snapshot in the owner's manifest
     * @throws SourceProblem if the hood cannot be trusted
     */
    HoodSnapshot read(String digest) throws SourceProblem {
        byte[] bytes = files.read(file)
                .orElseThrow(() -> SourceProblem.in(
                        file, "missing_snapshot", "the manifest of its owner lists this snapshot, but it is missing"));
        String found = SidecarFiles.sha256(bytes);
        if (!found.equals(digest)) {
            throw SourceProblem.in(
                    file,
                    "digest_mismatch",
                    "the manifest of its owner lists this snapshot with digest " + digest + ", it has " + found);
        }
        JsonFacts snapshot = JsonFacts.of(file, bytes);
        snapshot.requireVersion(OwnerManifest.VERSION);
        OwnerManifest.requireOwner(snapshot, owner);
        JsonFacts name = snapshot.object("hood");
        name.requireText("local_name", hood);
        name.requireText("global_name", owner.prefix() + hood);
        JsonFacts project = snapshot.object("project");
        List<PublishedRun> runs = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        for (JsonFacts run : snapshot.objects("runs")) {
            PublishedRun published = run(run, project);
            if (names.put(published.sourceRunId().orElse(""), published.globalName()) != null) {
                throw snapshot.problem("invalid_record", "the run " + published.globalName() + " is listed twice");
            }
            runs.add(published);
        }
        HoodRelations relations = new HoodRelations(names);
        return new HoodSnapshot(runs, relations.relations(snapshot), relations.families(snapshot));
    }

    private PublishedRun run(JsonFacts unnamed, JsonFacts project) throws SourceProblem {
        String globalName = unnamed.component("global_name");
        JsonFacts run = unnamed.called("run " + globalName);
        String localName = run.component("local_name");
        run.requireText("global_name", owner.prefix() + localName);
        if (!GlobalName.hoodOf(localName).equals(hood)) {
            throw run.problem("invalid_record", "it belongs to another hood");
        }
        return new PublishedRun(
                Origin.AUTHORITATIVE,
                new SidecarLayout(files.root()).agents().resolve(globalName),
                globalName,
                localName,
                Optional.of(run.text("source_run_id")),
                project.optionalText("key"),
                project.optionalText("name"),
                PublishedFolder.state(run),
                PublishedFolder.times(run),
                run.object("metadata").node(),
                PublishedFolder.commits(run),
                listed.check(run, globalName));
    }
}
