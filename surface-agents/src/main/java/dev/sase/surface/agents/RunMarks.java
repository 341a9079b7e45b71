package dev.sase.surface.agents;

/**
 * Which markers a run has.
 *
 * @param done it is finished, even when the marker cannot be read
 * @param running it has a live process
 * @param waiting it is parked before its start
 * @param workflow it is a workflow of several steps
 */
public record RunMarks(boolean done, boolean running, boolean waiting, boolean workflow) {}
