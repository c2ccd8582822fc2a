/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Takes pictures of what a person sees, in light and dark.
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { projectFolder } from '../../host/places';

export const pictureFolder = join(projectFolder, 'out', 'e2e');

const schemes = ['light', 'dark'] as const;

/** Writes "<name>-light.png" and "<name>-dark.png" of the page, or of a part of it. */
export async function picture(page: Page, name: string, part?: Locator): Promise<void> {
	const file = name.replace(/[^\w]+/g, '-').toLowerCase();
	// Where it does not make n8n show what only shows under the mouse.
	await page.mouse.move(0, 0);
	for (const colorScheme of schemes) {
		// n8n follows the system's theme while the page is open.
		await page.emulateMedia({ colorScheme });
		const path = join(pictureFolder, `${file}-${colorScheme}.png`);
		await (part ?? page).screenshot({ path, animations: 'disabled' });
	}
	await page.emulateMedia({ colorScheme: 'light' });
}
