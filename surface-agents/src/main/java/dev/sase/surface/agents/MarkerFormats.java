package dev.sase.surface.agents;

import static dev.sase.surface.agents.Coercion.FRACTION;
import static dev.sase.surface.agents.Coercion.INTEGER;
import static dev.sase.surface.agents.Coercion.OBJECT;
import static dev.sase.surface.agents.Coercion.OBJECTS;
import static dev.sase.surface.agents.Coercion.STRICT_FLAG;
import static dev.sase.surface.agents.Coercion.STRICT_INTEGER;
import static dev.sase.surface.agents.Coercion.TEXT;
import static dev.sase.surface.agents.Coercion.TEXTS;
import static dev.sase.surface.agents.Coercion.TEXT_MAP;
import static dev.sase.surface.agents.Coercion.TRUTH;
import static dev.sase.surface.agents.Coercion.VARIABLES;

/** The formats of the markers in a run's folder: the fields of both generations together. */
public final class MarkerFormats {
    /** {@code agent_meta.json}. */
    public static final MarkerFormat AGENT_META = MarkerFormat.empty()
            .with(TEXT, "name", "artifact_agent_id", "artifact_source_dir", "changespec_name", "patch_name", "cl_name")
            .with(TEXT, "bead_id", "plan_path", "sdd_prompt_path", "sdd_plan_path", "epic_plan_ref")
            .with(TEXT, "question_request_path", "question_response_path", "question_session_id")
            .with(TEXT, "epic_bead_id", "phase_bead_id", "legend_bead_id", "commit_changespec_name")
            .with(TEXT, "commit_entry_id", "commit_result", "commit_diff_path")
            .with(TEXT, "parent_agent_timestamp", "parent_agent_name", "workflow_name")
            .withAlias("tribe", "tag")
            .with(INTEGER, "pid")
            .with(TEXT, "model", "llm_provider", "vcs_provider", "reasoning_effort", "model_alias")
            .with(TEXTS, "model_alias_trail")
            .with(TEXT, "model_alias_origin", "role_suffix", "parent_timestamp")
            .with(INTEGER, "workspace_num")
            .with(TEXT, "workspace_dir")
            .with(OBJECTS, "linked_repos")
            .with(TRUTH, "approve")
            .with(TEXT, "auto_approve_plan_action")
            .with(TRUTH, "hidden", "plan", "plan_approved")
            .with(TEXT, "plan_action")
            .with(STRICT_FLAG, "plan_committed")
            .with(TEXTS, "wait_for")
            .with(FRACTION, "wait_duration")
            .with(TEXT, "wait_until", "wait_completed_at")
            .with(TEXTS, "wait_for_beads")
            .with(INTEGER, "wait_priority")
            .with(TEXTS, "plan_submitted_at")
            .with(TEXT, "epic_started_at")
            .with(TEXTS, "feedback_submitted_at", "questions_submitted_at", "retry_started_at")
            .with(TEXT, "run_started_at", "stopped_at", "retry_of_timestamp")
            .with(STRICT_INTEGER, "retry_attempt")
            .with(TEXT, "retry_chain_root_timestamp", "retried_as_timestamp")
            .with(TRUTH, "retry_terminal")
            .with(TEXT, "retry_error_category")
            .with(TEXT, "agent_clan", "agent_clan_generation", "clan_tribe", "clan_summary")
            .with(TEXT, "agent_family", "agent_family_role")
            .with(TRUTH, "agent_family_parallel", "plan_chain_root")
            .with(TEXT, "output_path")
            .with(VARIABLES, "output_variables")
            .with(TEXT, "monitor_id", "monitor_command", "monitor_cwd", "monitor_label", "monitor_reason")
            .with(TEXT, "monitor_next_action", "monitor_start_status", "monitor_stop_status", "monitor_state")
            .with(TEXT, "monitor_output_path", "monitor_starter_agent", "monitor_followup_agent")
            .with(TEXT, "monitor_supervisor_identity", "monitor_next_output", "monitor_next_model")
            .with(TEXT, "monitor_request_fingerprint", "monitor_followup_outcome", "monitor_followup_error")
            .with(TEXT, "monitor_followup_degraded_reason", "monitor_followup_prompt_path")
            .with(FRACTION, "monitor_timeout_seconds", "monitor_idle_timeout_seconds")
            .with(INTEGER, "monitor_exit_code", "monitor_tail_lines", "monitor_pgid")
            .with(TRUTH, "monitor_output_truncated", "monitor_settled");

    /** {@code done.json}. */
    public static final MarkerFormat DONE = MarkerFormat.empty()
            .with(TEXT, "outcome")
            .with(FRACTION, "finished_at")
            .with(TRUTH, "finished_at_estimated")
            .with(TEXT, "cl_name", "project_file")
            .with(INTEGER, "workspace_num")
            .with(TEXT, "workspace_dir")
            .with(INTEGER, "pid")
            .with(TEXT, "model", "llm_provider", "vcs_provider", "name", "plan_path", "diff_path")
            .with(TEXTS, "markdown_pdf_paths", "image_paths", "video_paths")
            .with(TEXT, "response_path", "output_path")
            .with(OBJECT, "step_output")
            .with(TEXT, "error", "traceback", "retried_as_timestamp", "retry_chain_root_timestamp")
            .with(TEXT, "retry_error_category")
            .with(TRUTH, "approve", "hidden", "repeat_stopped")
            .with(TEXT, "stopped_by", "imported_transaction_key", "monitor_state")
            .with(INTEGER, "monitor_exit_code")
            .with(FRACTION, "monitor_elapsed_seconds")
            .with(TEXT, "status_label", "monitor_followup_outcome", "monitor_followup_error");

    /** {@code running.json}. */
    public static final MarkerFormat RUNNING = MarkerFormat.empty()
            .with(INTEGER, "pid")
            .with(TEXT, "cl_name", "model", "llm_provider", "vcs_provider", "workspace_dir");

    /** {@code waiting.json}. */
    public static final MarkerFormat WAITING = MarkerFormat.empty()
            .with(TEXTS, "waiting_for")
            .with(FRACTION, "wait_duration")
            .with(TEXT, "wait_until")
            .with(TEXTS, "wait_for_beads")
            .with(INTEGER, "wait_runners", "wait_priority")
            .with(TRUTH, "wait_priority_explicit", "wait_runners_explicit")
            .with(TEXT, "slot_requested_at");

    /** {@code pending_question.json}. */
    public static final MarkerFormat PENDING_QUESTION =
            MarkerFormat.empty().with(TEXT, "session_id", "request_path", "submitted_at");

    /** {@code workflow_state.json} without its steps and its context. */
    public static final MarkerFormat WORKFLOW_STATE = MarkerFormat.empty()
            .withDefault(TEXT, "workflow_name", "unknown")
            .withDefault(TEXT, "status", "running")
            .with(INTEGER, "pid")
            .with(TRUTH, "appears_as_agent", "is_anonymous", "hidden")
            .withDefault(INTEGER, "current_step_index", 0L)
            .with(TEXT, "start_time", "error", "traceback", "activity")
            .with(OBJECT, "pdf_status");

    /** A step of a workflow state. */
    public static final MarkerFormat WORKFLOW_STEP = MarkerFormat.empty()
            .withDefault(TEXT, "name", "")
            .withDefault(TEXT, "status", "pending")
            .with(OBJECT, "output")
            .with(TEXT_MAP, "output_types")
            .with(TEXT, "error", "traceback");

    /** {@code prompt_step_*.json}; the name of the file is added as {@code file_name}. */
    public static final MarkerFormat PROMPT_STEP = MarkerFormat.empty()
            .withDefault(TEXT, "workflow_name", "unknown")
            .withDefault(TEXT, "step_name", "unknown")
            .withDefault(TEXT, "step_type", "agent")
            .with(TEXT, "step_source")
            .with(INTEGER, "step_index", "total_steps", "parent_step_index", "parent_total_steps")
            .withDefault(TEXT, "status", "completed")
            .with(TRUTH, "hidden", "is_pre_prompt_step")
            .with(TEXT, "embedded_workflow_name", "artifacts_dir", "diff_path", "response_path", "error", "traceback")
            .with(TEXT, "model", "llm_provider", "reasoning_effort", "model_alias")
            .with(TEXTS, "model_alias_trail")
            .with(TEXT, "model_alias_origin")
            .with(OBJECT, "output")
            .with(TEXT_MAP, "output_types");

    /** {@code plan_path.json}. */
    public static final MarkerFormat PLAN_PATH = MarkerFormat.empty().with(TEXT, "plan_path");

    private MarkerFormats() {}
}
