package dev.sase.core.registry;

import dev.sase.spi.Command;
import dev.sase.spi.DirectLoader;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.Projector;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.SaseException;
import dev.sase.spi.Surface;
import dev.sase.spi.SurfaceDescriptor;
import dev.sase.spi.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A surface that cannot harm others: each call into it is guarded, and each part is asked for once. Parts that a short command does
 * not need are asked for only when they are used. Thread-safe.
 */
final class GuardedSurface implements Surface {
    private final Surface surface;
    private final SurfaceOrigin origin;
    private final Guard guard;
    private final SurfaceDescriptor descriptor;
    private final List<ReadOperation> reads;
    private final List<Command> commands;
    private volatile @Nullable List<RecordCollection<?>> collections;
    private volatile @Nullable DirectLoader loader;
    private volatile @Nullable Projector projector;
    private volatile @Nullable Verifier verifier;

    /**
     * Guards a surface.
     *
     * @throws SaseException with {@link ErrorCode#PLUGIN_BROKEN} when it cannot say who it is and what it serves
     */
    GuardedSurface(Surface surface, SurfaceOrigin origin) {
        this.surface = surface;
        this.origin = origin;
        Guard unnamed = new Guard(type().getName(), origin);
        this.descriptor = unnamed.call(surface, "descriptor", () -> complete(surface.descriptor()));
        this.guard = new Guard(descriptor.id(), origin);
        this.reads = guard.call(surface, "reads", () -> guardedReads(surface.reads()));
        this.commands = guard.call(surface, "commands", () -> guardedCommands(surface.commands()));
    }

    private static SurfaceDescriptor complete(SurfaceDescriptor descriptor) {
        Objects.requireNonNull(descriptor, "the descriptor is null");
        Objects.requireNonNull(descriptor.title(), "the title is null");
        Objects.requireNonNull(descriptor.noun(), "the noun is null");
        return descriptor;
    }

    private List<ReadOperation> guardedReads(List<ReadOperation> found) {
        List<ReadOperation> guarded = new ArrayList<>();
        found.forEach(read -> guarded.add(new GuardedRead(read, guard)));
        return List.copyOf(guarded);
    }

    private List<Command> guardedCommands(List<Command> found) {
        List<Command> guarded = new ArrayList<>();
        for (Command command : found) {
            if (reads.stream().noneMatch(read -> read.name().equals(command.read()))) {
                throw new SaseException(
                        ErrorCode.PLUGIN_BROKEN,
                        "the command '" + command.verb() + "' of " + type().getName() + " uses the read '"
                                + command.read() + "', which that surface does not have"
                                + Guard.nextStep(origin));
            }
            guarded.add(new Command(
                    command.noun(),
                    command.verb(),
                    command.read(),
                    command.description(),
                    command.defaults(),
                    command.options(),
                    command.examples(),
                    new GuardedPresenter(Objects.requireNonNull(command.presenter(), "the presenter is null"), guard)));
        }
        return List.copyOf(guarded);
    }

    /** The class that the author wrote. */
    Class<?> type() {
        return surface.getClass();
    }

    SurfaceOrigin origin() {
        return origin;
    }

    /**
     * Asks for everything that the surface declares.
     *
     * @throws SaseException with {@link ErrorCode#PLUGIN_BROKEN} naming what it could not give
     */
    void requireWhole() {
        List<Object> declared = new ArrayList<>(List.of(collections(), loader(), projector(), verifier()));
        for (ReadOperation read : reads) {
            declared.addAll(List.of(
                    read.summary(),
                    read.parameters(),
                    read.shape(),
                    read.rowsMember(),
                    read.duplicates(),
                    read.volatility()));
        }
        commands.forEach(command -> declared.add(command.presenter().jsonForm()));
    }

    @Override
    public SurfaceDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public List<RecordCollection<?>> collections() {
        List<RecordCollection<?>> known = collections;
        if (known == null) {
            known = guard.call(surface, "collections", () -> {
                List<RecordCollection<?>> found = List.copyOf(surface.collections());
                if (found.isEmpty()) {
                    throw new IllegalStateException("a surface has at least one collection");
                }
                return found;
            });
            collections = known;
        }
        return known;
    }

    @Override
    public DirectLoader loader() {
        DirectLoader known = loader;
        if (known == null) {
            known = new GuardedLoader(guard.call(surface, "loader", surface::loader), guard);
            loader = known;
        }
        return known;
    }

    @Override
    public Projector projector() {
        Projector known = projector;
        if (known == null) {
            known = new GuardedProjector(guard.call(surface, "projector", surface::projector), guard);
            projector = known;
        }
        return known;
    }

    @Override
    public Verifier verifier() {
        Verifier known = verifier;
        if (known == null) {
            known = new GuardedVerifier(guard.call(surface, "verifier", surface::verifier), guard);
            verifier = known;
        }
        return known;
    }

    @Override
    public List<ReadOperation> reads() {
        return reads;
    }

    @Override
    public List<Command> commands() {
        return commands;
    }

    @Override
    public String toString() {
        return type().getName();
    }
}
