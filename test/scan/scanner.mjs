// n8n's scanner of community packages, for folders on this machine.
//
// The scanner asks for TypeScript 7, with which its own parser (@typescript-eslint 8) cannot start.
// The lockfile puts that parser beside the project's TypeScript 5.9, which is the one it then loads,
// so after `npm ci` the scanner works as published. If it ends with "reading 'Cjs'", it has not.
import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** The files that n8n lints, of a published package and of the sources it was built from. */
export const patterns = { dist: ['**/*.js', 'package.json'], source: SOURCE_FILE_PATTERNS };

/**
 * What the scanner says of a folder.
 * @returns {Promise<{ passed: boolean, text: string, findings: string[] }>} findings are rule names
 */
export async function scan(folder, filePatterns) {
	const { passed, message = '', details = '' } = await analyzePackage(folder, filePatterns);
	const text = [message, stripVTControlCharacters(details)]
		.filter((part) => part !== '')
		.join('\n');
	const rules = [...text.matchAll(/^ +\d+:\d+ +error .* {2}(\S+)$/gm)].map(([, rule]) => rule);
	// It passes a folder in which it finds nothing to read, and says so in its message.
	return { passed: passed && message === '', text, findings: rules };
}

/** Runs a task with a folder of its own, which is gone afterwards. */
export async function withTemporaryFolder(task) {
	const folder = await mkdtemp(join(tmpdir(), 'fal-video-scan-'));
	try {
		return await task(folder);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
