// What a finished run is asked: its items, hints, error and status.
import type {
	ExecutionError,
	ExecutionStatus,
	INodeExecutionData,
	IRun,
	IRunData,
	ITaskData,
	NodeExecutionHint,
	Workflow,
} from 'n8n-workflow';

export interface WorkflowRun {
	/** The engine's own record; `run.data`, passed through JSON, starts a resume or a retry. */
	run: IRun;
	runData: IRunData;
	/** Of the whole run; undefined when none stopped it. */
	error: ExecutionError | undefined;
	status: ExecutionStatus;
	/** What the node's last run sent out; empty when it did not run. Throws for an unknown node. */
	items(nodeName: string, outputIndex?: number): INodeExecutionData[];
	/** What the node's last run hinted at. Throws for an unknown node. */
	hints(nodeName: string): NodeExecutionHint[];
	workflow: Workflow;
}

export function workflowRun(run: IRun, workflow: Workflow): WorkflowRun {
	const { runData, error } = run.data.resultData;
	const lastRun = (nodeName: string): ITaskData | undefined => {
		if (workflow.getNode(nodeName) === null) throw new Error(`No node "${nodeName}" in workflow`);
		return runData[nodeName]?.at(-1);
	};
	return {
		run,
		runData,
		error,
		status: run.status,
		items: (nodeName, outputIndex = 0) => lastRun(nodeName)?.data?.main?.[outputIndex] ?? [],
		hints: (nodeName) => lastRun(nodeName)?.hints ?? [],
		workflow,
	};
}
