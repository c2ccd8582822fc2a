// Signs in as a person does.
import type { Page } from 'playwright-core';
import { owner } from '../../host/owner';

/** Ends on the list of workflows. */
export async function signIn(page: Page, url: string): Promise<void> {
	await page.goto(url);
	await page.getByLabel('Email').fill(owner.email);
	await page.getByLabel('Password').fill(owner.password);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.waitForURL('**/home/workflows');
}
