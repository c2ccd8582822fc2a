/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// `npm run dev`: npm start that rebuilds and restarts n8n when a source file is saved.
import { watch } from 'gulp';
import { openAccount } from './account';
import { readArguments } from './arguments';
import { buildPackage } from './build';
import { openEditor } from './editor';
import { beforeEnd, endProgram, isEnding } from './ending';
import type { N8n } from './n8n';
import { installPackage } from './package';
import { complain, say, sayInPassing } from './terminal';

const sources = ['nodes/**/*', 'credentials/**/*', 'icons/**/*'];

/** A mistake in the sources is said and leaves the n8n that runs as it is. */
async function renew(n8n: N8n): Promise<void> {
	try {
		sayInPassing('Saved. Building …');
		await buildPackage();
		sayInPassing('Built. Restarting n8n …');
		await installPackage(n8n.userFolder);
		await n8n.restart();
		say(`${new Date().toLocaleTimeString()} n8n runs the new build: reload the editor.`);
	} catch (reason) {
		if (!isEnding()) complain(reason);
	}
}

async function main(): Promise<void> {
	const wish = readArguments(process.argv.slice(2));
	const { n8n, announcement } = await openEditor(await openAccount(wish.real), wish.version);
	// gulp waits for one run to end before it starts the next, and then once for all saves meanwhile.
	const watcher = watch(sources, { delay: 300, ignoreInitial: true }, (done) => {
		renew(n8n).then(() => done(), done);
	});
	beforeEnd(async () => watcher.close());
	say(`${announcement}\nWatches ${sources.join(', ')}`);
	process.exitCode = 0;
}

main().catch(async (reason: unknown) => {
	if (isEnding()) return;
	complain(reason);
	await endProgram(1);
});
