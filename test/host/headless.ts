/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Runs an example through n8n's command line: import, execute, read what came out.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IRun } from 'n8n-workflow';
import type { CommandLine } from './commandLine';
import type { Example } from './examples';
import type { FalAccount } from './owner';

/** The examples name their credential by this id. */
const credentialId = 'falDemo';

/** `folder` takes the files that n8n reads. Needs to be done once per user folder. */
export async function importCredential(
	commandLine: CommandLine,
	folder: string,
	account: FalAccount,
): Promise<void> {
	const file = join(folder, 'credentials.json');
	const credential = { id: credentialId, name: 'fal', type: 'falApi', data: account };
	await writeFile(file, JSON.stringify([credential]));
	await commandLine(['import:credentials', `--input=${file}`]);
}

/** Fails when n8n cannot run the workflow; a run that ends with an error is handed back. */
export async function runExample(
	commandLine: CommandLine,
	folder: string,
	example: Example,
): Promise<IRun> {
	const id = example.name.replace(/\W+/g, '').slice(0, 16);
	const file = join(folder, `${id}.json`);
	await writeFile(file, JSON.stringify({ ...example, id, active: false }));
	await commandLine(['import:workflow', `--input=${file}`]);
	const output = await commandLine(['execute', `--id=${id}`, '--rawOutput']);
	return readRun(output);
}

/** n8n prints its log and the run into the same stream; only the run's own braces stand alone in a line. */
function readRun(output: string): IRun {
	const found = /^\{$[^]*?^\}$/m.exec(output);
	if (found === null) throw new Error(`n8n printed no run:\n${output}`);
	return JSON.parse(found[0]) as IRun;
}
