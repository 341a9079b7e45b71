package dev.sase.core.engine;

import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.spi.SaseHome;
import java.time.Clock;

/**
 * What an engine is made of.
 *
 * @param home the files it projects
 * @param registry the surfaces
 * @param storage where its stores live
 * @param clock tells the time of requests that state none
 */
public record EngineOptions(SaseHome home, SurfaceRegistry registry, Storage storage, Clock clock) {}
