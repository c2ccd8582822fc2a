/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// Brings the one native module that n8n needs: ready-made where that can be had, compiled otherwise.
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { findNpm, ownEnvironment } from './npm';
import { run } from './run';

/** node-gyp takes any name of each. */
const tools = [
	{ name: 'python3', commands: ['python3', 'python'] },
	{ name: 'make', commands: ['make'] },
	{ name: 'g++', commands: ['g++', 'c++', 'clang++'] },
];

const downloadTimeoutMs = 60_000;

/** Fails with one sentence on what is missing. `node` runs n8n; the module is made for it. */
export async function makeSqlite(
	modules: string,
	node: string,
): Promise<'ready-made' | 'compiled'> {
	const folder = join(modules, 'sqlite3');
	const prebuildInstall = join(modules, 'prebuild-install', 'bin.js');
	const ready = await succeeds(node, [prebuildInstall, '-r', 'napi'], folder, downloadTimeoutMs);
	if (ready && (await loads(modules, node))) return 'ready-made';

	const missing = process.platform === 'win32' ? [] : await missingTools();
	if (missing.length > 0) {
		throw new Error(
			`n8n's database driver sqlite3 could not be downloaded ready-made and must be compiled; ${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} missing: ${remedy()}.`,
		);
	}
	const headers = join(dirname(node), '..');
	const args = [findNpm().nodeGyp, 'rebuild', '-j', String(cpus().length)];
	// With the headers that came with this Node, nothing has to be fetched from nodejs.org.
	if (existsSync(join(headers, 'include', 'node', 'node.h'))) args.push(`--nodedir=${headers}`);
	await run(node, args, { cwd: folder, environment: ownEnvironment() });
	if (await loads(modules, node)) return 'compiled';
	throw new Error('sqlite3 was compiled, but this Node cannot load it.');
}

/** Opens a database in memory and reads from it, in the Node that will run n8n. */
async function loads(modules: string, node: string): Promise<boolean> {
	const program =
		"new (require('sqlite3').Database)(':memory:').get('select 1', (e) => process.exit(e ? 1 : 0))";
	return await succeeds(node, ['-e', program], modules);
}

async function missingTools(): Promise<string[]> {
	const missing: string[] = [];
	for (const { name, commands } of tools) {
		const found = await Promise.all(
			commands.map(async (command) => await succeeds(command, ['--version'])),
		);
		if (!found.includes(true)) missing.push(name);
	}
	return missing;
}

function remedy(): string {
	return process.platform === 'darwin'
		? 'run xcode-select --install'
		: 'on Debian and Ubuntu run sudo apt-get install -y python3 make g++';
}

async function succeeds(
	file: string,
	args: string[],
	cwd?: string,
	timeoutMs?: number,
): Promise<boolean> {
	try {
		await run(file, args, { cwd, timeoutMs });
		return true;
	} catch {
		return false;
	}
}
