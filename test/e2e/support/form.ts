// A node's form, filled in by hand, and what it says after Execute step.
import type { Locator, Page } from 'playwright-core';
import { untilTaken } from './taken';

/** The field of a parameter; the nth where the form has several of that name. */
export function field(page: Page, name: string, nth = 0): Locator {
	return page.getByTestId(`parameter-input-${name}`).nth(nth);
}

/** The middle of the opened node. */
export function formPane(page: Page): Locator {
	return page.locator('.node-settings');
}

/** The button, e.g. "Add Image", that opens a menu of what to add; the nth of that name. */
export function addMenu(page: Page, button: string, nth = 0): Locator {
	return page.getByPlaceholder(button, { exact: true }).nth(nth);
}

export function openedMenu(page: Page): Locator {
	return page.getByRole('listbox').filter({ visible: true });
}

/** Picks an entry of a menu by its name. */
export async function choose(page: Page, name: string, entry: string): Promise<void> {
	await field(page, name).click();
	await pick(page, entry);
}

/** Ticks an entry of a menu of which one can have several. */
export async function tick(page: Page, name: string, entry: string): Promise<void> {
	await field(page, name).click();
	await openedMenu(page).getByRole('option').filter({ hasText: entry }).first().click();
	await formPane(page).getByTestId('input-label').first().click();
	await openedMenu(page).waitFor({ state: 'hidden' });
}

export async function type(page: Page, name: string, text: string): Promise<void> {
	const input = field(page, name).locator('input, textarea').first();
	await input.fill(text);
	// n8n takes over a number when one leaves its field.
	await input.blur();
	await untilTaken(page, name, text);
}

/** An address into the row of a video or an image, which opens in mode URL. */
export async function link(page: Page, name: string, url: string, nth = 0): Promise<void> {
	await fileRow(page, name, nth).getByTestId('rlc-input').fill(url);
	await untilTaken(page, name, url);
}

/** Switches the row of a video or an image to Binary and names the binary field. */
export async function binary(page: Page, name: string, fieldName: string, nth = 0): Promise<void> {
	const row = fileRow(page, name, nth);
	await row.getByTestId('rlc-mode-selector').click();
	await pick(page, 'Binary');
	await row.getByTestId('rlc-input').fill(fieldName);
	await untilTaken(page, name, fieldName);
}

/** Switches the row of a model to By ID and types the ID. */
export async function byId(page: Page, name: string, id: string): Promise<void> {
	const row = fileRow(page, name, 0);
	await row.getByTestId('rlc-mode-selector').click();
	await pick(page, 'By ID');
	await row.getByTestId('rlc-input').fill(id);
	await untilTaken(page, name, id);
}

function fileRow(page: Page, name: string, nth: number): Locator {
	return page.getByTestId(`resource-locator-${name}`).nth(nth);
}

/** Turns a switch that is off on, or the other way round. */
export async function flip(page: Page, name: string): Promise<void> {
	// n8n draws the switch beside the checkbox that tells its state.
	await field(page, name).locator('.el-switch').click();
}

/** Presses e.g. "Add Image" (the nth of them) and picks what to add. */
export async function add(page: Page, button: string, entry: string, nth = 0): Promise<void> {
	await addMenu(page, button, nth).click();
	await pick(page, entry);
}

/** The menu entry with exactly this name in the menu that is open. */
async function pick(page: Page, entry: string): Promise<void> {
	const name = page.getByText(entry, { exact: true });
	const option = page.getByRole('option').filter({ has: name }).filter({ visible: true });
	await option.click();
	await option.waitFor({ state: 'hidden' });
}

/** The labels of the form as a person sees them, from top to bottom. */
export async function labels(page: Page): Promise<string[]> {
	const form = page.getByTestId('node-parameters');
	const found = await form.getByTestId('input-label').filter({ visible: true }).allInnerTexts();
	return found.map((text) => text.split('\n')[0].trim());
}

export function outputPane(page: Page): Locator {
	return page.getByTestId('output-panel');
}

/**
 * Hands back what the output pane says when the run is over, well or not.
 * @param words on the button; a trigger has others
 */
export async function executeStep(page: Page, words = 'Execute step'): Promise<string> {
	const started = page.waitForResponse((response) => response.url().endsWith('/run'));
	await page.getByTestId('node-execute-button').click();
	await started;
	const button = page.locator('[data-test-id="node-execute-button"]:not([disabled])');
	await button.getByText(words).waitFor();
	const pane = outputPane(page);
	const success = pane.getByTestId('node-run-status-success');
	// ffmpeg makes the video meanwhile.
	await success.or(pane.getByTestId('node-run-status-danger')).waitFor({ timeout: 60_000 });
	// n8n remembers the view that the person used last.
	if (await success.isVisible()) await pane.getByTestId('radio-button-table').click();
	return await pane.innerText();
}
