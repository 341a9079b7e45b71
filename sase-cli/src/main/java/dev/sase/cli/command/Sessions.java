package dev.sase.cli.command;

import dev.sase.core.Sase;
import dev.sase.core.registry.SurfaceRegistry;

/** Opens the front door of the core as the options of a call say. */
final class Sessions {
    private Sessions() {}

    static Sase open(Call call, SurfaceRegistry registry) {
        Sase sase = Sase.builder()
                .paths(PathOptions.chosen(call.arguments()))
                .registry(registry)
                .environment(call.terminal().environment())
                .folder(call.terminal().folder())
                .noDaemon(call.has("--no-daemon"))
                .open();
        sase.configuration().warnings().forEach(warning -> call.talk().line("Warning: " + warning));
        return sase;
    }
}
