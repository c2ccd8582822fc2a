// What n8n's "Retry" of a failed execution starts from.
import type { IRunExecutionData } from 'n8n-workflow';

import type { WorkflowRun } from './workflowRun';

/**
 * The failed run's data as n8n stores and reads it, without its error and the failed node's last run.
 * @see https://github.com/n8n-io/n8n/blob/master/packages/cli/src/executions/execution.service.ts
 */
export function retryOf({ run }: WorkflowRun): IRunExecutionData {
	const data = JSON.parse(JSON.stringify(run.data)) as IRunExecutionData;
	const { resultData } = data;
	delete resultData.error;
	const runs = resultData.runData[resultData.lastNodeExecuted ?? ''];
	if (runs?.at(-1)?.error !== undefined) runs.pop();
	return data;
}
