package dev.sase.surface.agents;

/**
 * Where a run was found. Texts are empty where a published run has none.
 *
 * @param project the name of the project's folder; the scope of the run
 * @param projectDir the project's folder, absolute
 * @param projectFile the project's file, absolute; it need not exist
 * @param workflowDirName the folder of runs of one kind: {@code ace-run}
 * @param artifactDir the run's folder, absolute
 * @param timestamp when the run was launched, normally 14 digits of local time
 */
public record RunPlace(
        String project,
        String projectDir,
        String projectFile,
        String workflowDirName,
        String artifactDir,
        String timestamp) {

    /** The id of the run of this project that was launched at a time. */
    public String agentId(String launched) {
        return agentId(project, launched);
    }

    /** The id of the run of a project that was launched at a time. */
    public static String agentId(String project, String launched) {
        return "agent:" + project + ":" + launched;
    }
}
