package dev.sase.cli.command;

import dev.sase.cli.output.TerminalScreen;
import dev.sase.core.registry.AllowedJar;
import dev.sase.core.registry.AllowedJars;
import dev.sase.core.registry.JarExamination;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.Screen;
import dev.sase.spi.Screen.Span;
import dev.sase.spi.Screen.Style;
import dev.sase.spi.Surface;
import dev.sase.spi.SurfaceDescriptor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** {@code sase surface add}: looks at a jar, says what it brings and puts it on the list. */
final class SurfaceAdd {
    private SurfaceAdd() {}

    static int run(Call call, SurfaceRegistry registry) {
        Path file = SurfaceJarArgument.path(call);
        JarExamination examined = JarExamination.of(file, registry);
        requireCommands(examined.surfaces());
        AllowedJar jar = examined.jar();
        AllowedJars list = AllowedJars.of(call.terminal().environment());
        Optional<AllowedJar> before = list.list().stream()
                .filter(known -> known.path().equals(jar.path()))
                .findFirst();
        boolean same = before.equals(Optional.of(jar));
        if (!same) {
            list.allow(jar);
        }
        Screen screen = new TerminalScreen(call.out(), call.terminal());
        screen.line(verdict(same, before) + jar.path());
        screen.line("SHA-256 " + jar.sha256());
        examined.surfaces().forEach(surface -> show(surface, screen));
        if (!same) {
            call.talk().line("A daemon that runs already serves it after 'sase daemon restart'.");
        }
        return 0;
    }

    /** Builds every command: a declaration that the command line cannot offer is found here and not when it is typed. */
    private static void requireCommands(List<Surface> surfaces) {
        CommandTree tree = new CommandTree(() -> SurfaceRegistry.of(surfaces), Map.of());
        for (Surface surface : surfaces) {
            surface.commands().forEach(command -> {
                CommandLine _ = tree.forArguments(List.of(command.nounOf(surface.descriptor()), command.verb()));
            });
        }
    }

    private static String verdict(boolean same, Optional<AllowedJar> before) {
        return same ? "Allowed already: " : before.isPresent() ? "Allowed again: " : "Allowed: ";
    }

    private static void show(Surface surface, Screen screen) {
        SurfaceDescriptor descriptor = surface.descriptor();
        screen.line(Span.of(descriptor.id(), Style.STRONG), Span.of(" " + descriptor.title() + ", " + surface));
        surface.commands()
                .forEach(command -> screen.line("  sase " + command.nounOf(descriptor) + " " + command.verb() + ": "
                        + Specs.sentence(command.description())));
        List<String> reads = surface.reads().stream().map(ReadOperation::name).toList();
        screen.line("  reads " + String.join(", ", reads));
    }
}
