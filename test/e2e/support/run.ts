// Reads what n8n execute --rawOutput printed.
import type { IRun } from 'n8n-workflow';

export interface ClipOutput {
	video: { url: string };
	fal: { state: string; requestId: string };
}

/** The first item that a node of this package put out. Fails where it put out none. */
export function outputOf(run: IRun, node: string): ClipOutput {
	const item = run.data.resultData.runData[node]?.[0].data?.main[0]?.[0];
	if (item === undefined) throw new Error(`${node} put out nothing: ${JSON.stringify(run.data)}`);
	return item.json as unknown as ClipOutput;
}
