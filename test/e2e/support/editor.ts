// n8n's editor in the browser: its pages, the canvas and the node picker.
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { createWorkflow } from '../../host/owner';
import type { Example, ExampleNode } from '../../host/examples';
import { theWorld } from './world';

export interface EditorOptions {
	/** The list component that n8n tries out on some instances. */
	newLists?: boolean;
	width?: number;
	height?: number;
}

export interface Editor {
	page: Page;
	close(): Promise<void>;
}

/** A window of the signed-in person, of a laptop's size, at no page yet. */
export async function openEditor(options: EditorOptions = {}): Promise<Editor> {
	const { newLists = false, width = 1440, height = 900 } = options;
	const context = newLists ? await tryingNewLists() : theWorld().context;
	const page = await context.newPage();
	page.setDefaultTimeout(20_000);
	await page.setViewportSize({ width, height });
	await page.emulateMedia({ colorScheme: 'light' });
	return { page, close: async () => await (newLists ? context : page).close() };
}

/** The same person in another browser, where n8n's experiment is on. */
async function tryingNewLists(): Promise<BrowserContext> {
	const { browser, context, n8n } = theWorld();
	const storageState = await context.storageState();
	const other = await browser.newContext({ baseURL: n8n.url, storageState });
	const overrides = JSON.stringify({ '048_collection_overhaul': 'variant' });
	await other.addInitScript(`localStorage.setItem('N8N_EXPERIMENT_OVERRIDES', '${overrides}')`);
	return other;
}

/** An empty canvas. */
export async function openCanvas(page: Page): Promise<void> {
	await page.goto('/workflow/new');
	await page.getByTestId('canvas-add-button').waitFor();
}

/** Shows the workflow's canvas. */
export async function openWorkflow(page: Page, workflowId: string): Promise<void> {
	await page.goto(`/workflow/${workflowId}`);
	await page.getByTestId('canvas-node').first().waitFor();
}

/** A workflow of these nodes, each with the credential "fal" where it takes one. */
export async function makeWorkflow(
	name: string,
	nodes: ExampleNode[],
	connections: Example['connections'] = {},
): Promise<string> {
	const { n8n, credential } = theWorld();
	const settings = { executionOrder: 'v1' };
	const example = { name, nodes, connections, settings, pinData: {} };
	return await createWorkflow(n8n.rest, example, credential);
}

export function canvasNode(page: Page, name: string): Locator {
	return page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
}

/** Opens a node of the canvas by a double click. */
export async function openNode(page: Page, name: string): Promise<void> {
	await canvasNode(page, name).dblclick();
	await page.getByTestId('node-parameters').waitFor();
}

/** From an open node to the one behind it, as n8n's arrow at the edge of the form does. */
export async function openNextNode(page: Page, name: string): Promise<void> {
	await page.locator(`[data-test-id="floating-node"][data-node-name="${name}"]`).click();
	const title = page.getByTestId('ndv').getByTestId('inline-edit-preview');
	await title.and(page.getByText(name, { exact: true })).waitFor();
}

export async function closeNode(page: Page): Promise<void> {
	await page.getByTestId('ndv-close-button').click();
	await page.getByTestId('node-parameters').waitFor({ state: 'hidden' });
}

/** Types into the node picker, which has to be open. Hands back the names found. */
export async function searchNodes(page: Page, words: string, expected: string): Promise<string[]> {
	const searchBar = page.getByTestId('node-creator-search-bar');
	// What an earlier search found must be gone first.
	await searchBar.fill('');
	await foundNode(page, expected).waitFor({ state: 'hidden' });
	await searchBar.fill(words);
	await foundNode(page, expected).waitFor();
	return await page.getByTestId('node-creator-item-name').allInnerTexts();
}

/** Finds a node, or one of its actions, and puts it on the empty canvas; n8n opens its form. */
export async function addFirstNode(
	page: Page,
	words: string,
	name: string,
	action = 'Add to workflow',
): Promise<void> {
	await page.getByTestId('canvas-add-button').click();
	await searchNodes(page, words, name);
	await foundNode(page, name).click();
	await page.getByTestId('node-creator').getByText(action, { exact: true }).click();
	await page.getByTestId('node-parameters').waitFor();
}

function foundNode(page: Page, name: string): Locator {
	return page.getByTestId('node-creator-item-name').getByText(name, { exact: true });
}
