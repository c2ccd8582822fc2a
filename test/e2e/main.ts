/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// `npm run test:e2e`: starts n8n, a local fal and Chromium once, lets jest run, and ends them.
// With --older: the smoke test on the oldest n8n instead. What else is given goes to jest.
import { run } from 'jest';
import { join } from 'node:path';
import { endAll, endProgram, isEnding } from '../host/ending';
import { complain } from '../host/terminal';
import { openOlderWorld, openWorld } from './support/openWorld';
import { keepWorld } from './support/world';

const older = '--older';

async function main(): Promise<void> {
	const args = process.argv.slice(2);
	const isOlder = args.includes(older);
	keepWorld(globalThis, isOlder ? await openOlderWorld() : await openWorld());
	const config = join(__dirname, isOlder ? 'older/jest.config.js' : 'jest.config.js');
	const wishes = args.filter((wish) => wish !== older);
	// In band: the tests use what runs in this process.
	await run(['--config', config, '--runInBand', ...wishes]);
	// On Ctrl-C the ending is under way, and jest only saw its browser go.
	if (!isEnding()) await endAll();
}

main().catch(async (reason: unknown) => {
	if (isEnding()) return;
	complain(reason);
	await endProgram(1);
});
