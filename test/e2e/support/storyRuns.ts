// The executions that n8n has saved, over its public API, which hands out what each node put out.
import type { IDataObject, IRun } from 'n8n-workflow';
import { createRest } from '../../host/rest';
import type { Rest } from '../../host/rest';

export interface Runs {
	/** Those that ended, the oldest first. */
	ended(workflowId: string): Promise<IRun[]>;
}

/** `rest` has to be signed in. The API key outlives a restart of n8n. */
export async function readRuns(rest: Rest, url: string): Promise<Runs> {
	const { rawApiKey } = (await rest('POST', '/rest/api-keys', {
		label: 'story',
		expiresAt: null,
		scopes: ['execution:list', 'execution:read'],
	})) as { rawApiKey: string };
	const api = createRest(url, { 'x-n8n-api-key': rawApiKey });
	return {
		async ended(workflowId) {
			const path = `/api/v1/executions?workflowId=${workflowId}&includeData=true`;
			const newestFirst = (await api('GET', path)) as IRun[];
			return newestFirst.reverse();
		},
	};
}

/** What a node put out, run by run; nothing where it did not run. */
export function outputs(runs: readonly IRun[], node: string): IDataObject[] {
	return runs.flatMap(({ data }) =>
		(data.resultData.runData[node] ?? []).flatMap((task) =>
			(task.data?.main[0] ?? []).map(({ json }) => json),
		),
	);
}
