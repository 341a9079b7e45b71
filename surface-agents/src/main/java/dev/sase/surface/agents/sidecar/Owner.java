package dev.sase.surface.agents.sidecar;

/**
 * Who publishes: a user on a machine.
 *
 * @param username the user
 * @param machine the machine
 */
record Owner(String username, String machine) {
    /** What the global names of the owner's runs begin with. */
    String prefix() {
        return username + "." + machine + ".";
    }
}
