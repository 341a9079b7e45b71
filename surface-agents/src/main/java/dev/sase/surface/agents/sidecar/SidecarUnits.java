package dev.sase.surface.agents.sidecar;

import dev.sase.spi.SourceUnit;
import dev.sase.spi.Texts;
import dev.sase.surface.agents.archive.SourceProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Splits one sidecar into source units. Confined to one thread. */
final class SidecarUnits {
    private final String scope;
    private final SidecarLayout layout;
    private final SidecarFiles files;
    private final List<SourceUnit> units = new ArrayList<>();

    private SidecarUnits(String scope, Path root) {
        this.scope = scope;
        this.layout = new SidecarLayout(root);
        this.files = new SidecarFiles(root);
    }

    /**
     * The units of a sidecar.
     *
     * @param scope the name of the project's folder
     * @param root the sidecar's folder
     * @throws IOException if a folder of it cannot be listed
     */
    static List<SourceUnit> of(String scope, Path root) throws IOException {
        SidecarUnits found = new SidecarUnits(scope, root);
        found.find();
        return found.units;
    }

    private void find() throws IOException {
        if (Files.exists(layout.schema())) {
            add(SidecarLayout.SCHEMA, layout.schema(), List.of(layout.schema()));
        }
        SidecarFormat format;
        try {
            format = SidecarFormat.of(files);
        } catch (SourceProblem _) {
            return; // the unit of schema.json reports it
        }
        List<Path> folders = Folders.in(layout.agents());
        if (format == SidecarFormat.OWNER_SHARDED) {
            for (Owner owner : owners()) {
                folders = addOwner(owner, folders);
            }
        }
        if (!folders.isEmpty() || Files.exists(layout.legacyManifest())) {
            add(
                    SidecarLayout.MANIFEST,
                    layout.legacyManifest(),
                    Stream.concat(Stream.of(layout.legacyManifest()), SidecarLayout.decisive(folders))
                            .toList());
        }
    }

    private List<Owner> owners() throws IOException {
        List<Owner> owners = new ArrayList<>();
        for (Path user : Folders.in(layout.users())) {
            String username = Folders.nameOf(user);
            for (Path machine : Folders.in(layout.machines(username))) {
                owners.add(new Owner(username, Folders.nameOf(machine)));
            }
        }
        // With dots in their names one owner's prefix may begin another's; the longer one decides.
        owners.sort((left, right) -> {
            int longest = Integer.compare(right.prefix().length(), left.prefix().length());
            return longest != 0 ? longest : Texts.compare(left.prefix(), right.prefix());
        });
        return owners;
    }

    /** Adds the units of an owner; the folders of runs that are not the owner's remain. */
    private List<Path> addOwner(Owner owner, List<Path> folders) throws IOException {
        Map<String, List<Path>> hoods = new TreeMap<>(Texts::compare);
        List<Path> others = new ArrayList<>();
        for (Path folder : folders) {
            String name = Folders.nameOf(folder);
            if (name.startsWith(owner.prefix())
                    && name.length() > owner.prefix().length()) {
                String hood = GlobalName.hoodOf(name.substring(owner.prefix().length()));
                hoods.computeIfAbsent(hood, _ -> new ArrayList<>()).add(folder);
            } else {
                others.add(folder);
            }
        }
        Path file = layout.manifest(owner);
        if (Files.exists(file)) {
            add(ownerPart(owner) + SidecarLayout.MANIFEST, file, List.of(file));
        }
        Map<String, String> digests;
        try {
            digests = OwnerManifest.read(files, file, owner)
                    .map(OwnerManifest::digests)
                    .orElse(Map.of());
        } catch (SourceProblem _) {
            return others; // the unit of the manifest reports it; nothing of this owner is trusted
        }
        digests.keySet().forEach(hood -> hoods.computeIfAbsent(hood, _ -> List.of()));
        hoods.forEach((hood, runs) -> addHood(owner, hood, Optional.ofNullable(digests.get(hood)), runs));
        return others;
    }

    private void addHood(Owner owner, String hood, Optional<String> digest, List<Path> runs) {
        Path snapshot = layout.snapshot(owner, hood);
        String part = UnitKey.hood(ownerPart(owner) + "hoods/" + hood, digest);
        List<Path> inputs = new ArrayList<>();
        if (digest.isPresent() && !Files.isRegularFile(layout.hood(owner, hood))) {
            inputs.add(snapshot);
        }
        SidecarLayout.decisive(runs).forEach(inputs::add);
        add(part, snapshot, inputs);
    }

    private void add(String part, Path path, List<Path> inputs) {
        units.add(new SourceUnit(UnitKey.text(scope, part), scope, path, inputs));
    }

    private static String ownerPart(Owner owner) {
        return "users/" + owner.username() + "/machines/" + owner.machine() + "/";
    }
}
