// The canvas of a workflow: running it, and seeing that it went well.
import type { Page } from 'playwright-core';
import { canvasNode } from './editor';

/** Presses Execute workflow and waits until each of the nodes bears n8n's green tick. */
export async function executeWorkflow(page: Page, nodes: readonly string[]): Promise<void> {
	await page.getByTestId('execute-workflow-button').click();
	for (const name of nodes) {
		const tick = canvasNode(page, name).getByTestId('canvas-node-status-success');
		await tick.waitFor({ timeout: 100_000 });
	}
}
