/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// Finds and starts the browser that is installed on this machine.
import { existsSync } from 'node:fs';
import { chromium, selectors } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** Where Debian, Ubuntu, Google and macOS put theirs. */
const usualPlaces = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const remedy =
	process.platform === 'linux'
		? 'on Debian and Ubuntu run sudo apt-get install -y chromium fonts-dejavu-core'
		: 'install Chromium or Chrome';

/** CHROMIUM_PATH, or where Chromium usually is. Fails with one sentence on how to get it. */
export function findChromium(): string {
	const wanted = process.env.CHROMIUM_PATH;
	const found = (wanted ? [wanted] : usualPlaces).find((place) => existsSync(place));
	if (found !== undefined) return found;
	const where = wanted ? ` CHROMIUM_PATH names ${wanted}, which is not there` : '';
	throw new Error(
		`The end-to-end tests need Chromium${where ? ':' : ''}${where}: ${remedy}, or set CHROMIUM_PATH to another one.`,
	);
}

/** Keeps to this machine: nothing is updated, synchronised or looked up. Knows n8n's test ids. */
export async function startChromium(): Promise<Browser> {
	selectors.setTestIdAttribute('data-test-id');
	return await chromium.launch({
		executablePath: findChromium(),
		// A person's window has scrollbars, and they take room from the forms.
		ignoreDefaultArgs: ['--hide-scrollbars'],
		args: [
			'--disable-gpu',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			'--disable-quic',
			'--no-first-run',
		],
		// The test run ends it itself, after the pages.
		handleSIGINT: false,
		handleSIGTERM: false,
		handleSIGHUP: false,
	});
}
