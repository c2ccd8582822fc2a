// A real n8n editor with everything ready to click: owner, credential and numbered examples.
import type { OpenedAccount } from './account';
import { buildPackage } from './build';
import { readExamples } from './examples';
import { installHost } from './install';
import { startN8n } from './n8n';
import type { N8n } from './n8n';
import { createCredential, createWorkflows, owner, setUpOwner } from './owner';
import { say, sayInPassing } from './terminal';

export interface Editor {
	n8n: N8n;
	/** What to print for the person who is to use it. */
	announcement: string;
}

/** Builds the package first. `version` is another n8n than the pinned one. */
export async function openEditor(
	account: OpenedAccount,
	version: string | undefined,
): Promise<Editor> {
	const host = await installHost({ version, say });
	sayInPassing('Building …');
	await buildPackage();
	sayInPassing(`Starting n8n ${host.version} …`);
	const n8n = await startN8n({ host });
	await setUpOwner(n8n.rest);
	const { apiKey, proxyUrl } = account;
	const credential = await createCredential(n8n.rest, { apiKey, proxyUrl });
	const examples = await readExamples();
	const [firstId] = await createWorkflows(n8n.rest, examples, credential);
	const url = `${n8n.url}/workflow/${firstId}`;
	const rows = [
		[`n8n ${n8n.version} is ready`, `${url}   (opens "${examples[0].name}")`],
		['Login', `${owner.email} / ${owner.password}`],
		['fal', account.words],
	];
	const width = Math.max(...rows.map(([label]) => label.length)) + 3;
	const lines = rows.map(([label, text]) => `${label.padEnd(width)}${text}`);
	return { n8n, announcement: [...lines, 'Ctrl-C ends everything.'].join('\n') };
}
