// Scans this package as n8n does before it verifies one: `node test/scan/scan.mjs dist|source`.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { patterns, scan, withTemporaryFolder } from './scanner.mjs';

const run = promisify(execFile);
const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

const legs = {
	dist: async () =>
		await withTemporaryFolder(async (folder) => await scan(await unpacked(folder), patterns.dist)),
	source: async () => await scan(projectFolder, patterns.source),
};

/** The package as users get it: packed, and unpacked elsewhere. */
async function unpacked(folder) {
	const pack = ['pack', '--json', '--pack-destination', folder];
	const { stdout } = await run('npm', pack, { cwd: projectFolder });
	const [{ filename }] = JSON.parse(stdout);
	await run('tar', ['-xzf', filename], { cwd: folder });
	return join(folder, 'package');
}

const [leg] = process.argv.slice(2);
if (!Object.hasOwn(legs, leg ?? '')) {
	console.error('Say what to scan: dist or source');
	process.exit(2);
}
const { passed, text, findings } = await legs[leg]();
console.log(`${leg}: ${passed ? 'passed' : `${findings.length} findings`}\n${text}`.trimEnd());
process.exitCode = passed ? 0 : 1;
