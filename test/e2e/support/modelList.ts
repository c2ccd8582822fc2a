// The searchable list of fal's models, as a person uses it.
import type { Locator, Page } from 'playwright-core';
import { untilTaken } from './taken';

const NAME = 'model';

/** Opens the list, types the words, and hands back the names that are found. */
export async function searchedModels(page: Page, words: string): Promise<string[]> {
	const search = await openedSearch(page);
	const answered = page.waitForResponse((response) =>
		response.url().includes('/dynamic-node-parameters/resource-locator-results'),
	);
	await search.fill(words);
	await answered;
	const items = page.getByTestId('rlc-item').filter({ visible: true });
	await items.first().waitFor();
	return (await items.allInnerTexts()).map((text) => text.trim());
}

export async function chooseModel(page: Page, endpointId: string): Promise<void> {
	await searchedModels(page, endpointId);
	const entry = page.getByTestId('rlc-item').filter({ hasText: `(${endpointId})`, visible: true });
	await entry.first().click();
	await untilTaken(page, NAME, endpointId);
}

/** Switches the field to an expression. */
export async function modelByExpression(page: Page, expression: string): Promise<void> {
	const row = page.getByTestId(`resource-locator-${NAME}`);
	await row.hover();
	await page.getByTestId('radio-button-expression').filter({ visible: true }).first().click();
	await row.locator('.cm-content').first().fill(expression);
	await untilTaken(page, NAME, `=${expression}`);
}

async function openedSearch(page: Page): Promise<Locator> {
	const search = page.getByTestId('rlc-search').filter({ visible: true });
	if (!(await search.isVisible())) {
		await page.getByTestId(`resource-locator-${NAME}`).getByTestId('rlc-input').click();
	}
	await search.waitFor();
	return search.locator('input').or(search).last();
}
